"""`crosscheck train`: parties trained side by side on the circles, compared at every step, and what came of it."""

from __future__ import annotations

import contextlib
import math
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click
import numpy as np

from crosscheck.command.progress import live
from crosscheck.comparison.parties import MODULES, PartyError, load_party
from crosscheck.homework.circles.contract import ETA, INITIAL, N_STEPS, Party

if TYPE_CHECKING:
    from crosscheck.command.train_report import Outcome, Table
    from crosscheck.comparison.training import Run
    from crosscheck.truth import TruthReport

AGREE, DIFFER, CANNOT_JUDGE = 0, 1, 2


class CannotJudgeError(click.ClickException):
    """Why there is no verdict, in one sentence on stderr."""

    exit_code = CANNOT_JUDGE


def _check_steps(_context: click.Context, _option: click.Parameter, steps: int) -> int:
    if steps < 0:
        raise CannotJudgeError(f"--steps must be 0 or more, got {steps}.")
    return steps


def _check_eta(_context: click.Context, _option: click.Parameter, eta: float) -> float:
    if not math.isfinite(eta):
        raise CannotJudgeError(f"--eta must be a finite number, got {eta}.")
    return eta


@click.command()
@click.option("--steps", default=N_STEPS, show_default=True, callback=_check_steps, help="How many steps to take.")
@click.option("--eta", default=ETA, show_default=True, callback=_check_eta, help="The learning rate.")
@click.option(
    "--party",
    "names",
    multiple=True,
    metavar="NAME",
    help="Who takes part, two or more: by_hand, tape, with_autograd, torch, a module, or a .py file, whose code runs "
    "here unguarded. The first is the reference in the figures. The four if not given.",
)
@click.option("--out", type=click.Path(path_type=Path), help="A folder for the CSV, the summary and the figures.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--certify", is_flag=True, help="Prove each step of each party in ball arithmetic.")
def train(steps: int, eta: float, names: tuple[str, ...], out: Path | None, form: str, certify: bool) -> None:
    """Train parties side by side on the circles, and say whether they match at every step.

    Exit codes: 0 when they agree; 1 when they differ, be it in a shape or type, when one lies outside its budget of the truth,
    or a step to certify is not proven; 2 when there is no verdict.
    """
    from crosscheck.command import train_files, train_report
    from crosscheck.truth.arb import ensure_available

    with _told_in_one_sentence(eta), _stdout_kept_for(form):
        if certify:
            ensure_available()
        if out is not None:
            train_files.prepare(out)
        parties = _load(names or tuple(MODULES))
        table = train_report.Table(list(parties), steps, eta) if form == "text" else None
        outcome = _outcome(parties, steps, eta, table, certify)
    click.echo(train_report.closing(outcome) if form == "text" else train_report.to_json(outcome))
    if out is not None:
        with _told_in_one_sentence(eta), _stdout_kept_for(form), np.errstate(all="ignore"):
            written = _write(out, outcome, parties)
        click.echo(f"written to {out}: {written}", err=form == "json")
    sys.exit(AGREE if outcome.holds else DIFFER)


def _write(out: Path, outcome: Outcome, parties: Mapping[str, Party]) -> str:
    """Write the files of a run, and name them."""
    from crosscheck.command import train_files
    from crosscheck.comparison.watch import Clock, watched

    if outcome.run is None:
        return "nothing, since there is no whole run"
    written = train_files.write(out, outcome.run, outcome, watched(parties, Clock(outcome.run.n_steps)))
    return ", ".join(written)


@contextlib.contextmanager
def _told_in_one_sentence(eta: float) -> Iterator[None]:
    """Turn what keeps a verdict from being reached into its sentence; the project's own defects stay tracebacks."""
    from crosscheck.command.train_files import OutError
    from crosscheck.comparison.training import MalformedError
    from crosscheck.comparison.watch import PartyFailedError
    from crosscheck.homework.circles.data import DataError
    from crosscheck.truth import NoTruthError

    try:
        yield
    except (DataError, MalformedError, NoTruthError, OutError, PartyError, PartyFailedError) as sentence:
        raise CannotJudgeError(str(sentence)) from None
    except OverflowError:
        raise CannotJudgeError(
            f"At --eta {eta:g} the bounds of rounding errors overflow: nothing can be judged."
        ) from None
    except MemoryError:
        raise CannotJudgeError("There is not enough memory for so many steps.") from None


@contextlib.contextmanager
def _stdout_kept_for(form: str) -> Iterator[None]:
    """While parties run, send what they print to stderr, so that stdout holds the JSON object alone."""
    with contextlib.redirect_stdout(sys.stderr) if form == "json" else contextlib.nullcontext():
        yield


def _load(names: tuple[str, ...]) -> dict[str, Party]:
    from crosscheck.comparison.watch import one_line

    if len(names) < 2:
        raise PartyError(f"--party must be given twice or more, to have two parties to compare; got {names[0]} alone.")
    parties: dict[str, Party] = {}
    for name in names:
        try:
            party = load_party(name)
        except PartyError:
            raise
        except (Exception, SystemExit) as error:  # whatever a module of one's own does when it is imported
            raise PartyError(f"{name!r} cannot be loaded: it raised {one_line(error)}") from None
        twin = next((known for known, other in parties.items() if _same(party, other)), None)
        if twin is not None:
            raise PartyError(f"--party names the same party twice: {twin} and {name}.")
        parties[name] = party
    return parties


def _same(one: Party, other: Party) -> bool:
    return one is other or getattr(one, "__file__", one) == getattr(other, "__file__", other)


def _outcome(parties: Mapping[str, Party], steps: int, eta: float, table: Table | None, certify: bool) -> Outcome:
    """Train, compare, measure against the truth and certify; a party that returns a wrong shape or type ends the run."""
    from crosscheck.command.train_report import Outcome
    from crosscheck.comparison.agreement import compare_run, malformed
    from crosscheck.comparison.training import MalformedError
    from crosscheck.truth import certify as prove

    with np.errstate(all="ignore"), _one_torch_thread():
        try:
            run = _trained(parties, steps, eta, table)
        except MalformedError as error:
            return Outcome(None, malformed(tuple(parties), steps, error), None, "there is no whole run", None)
        comparison = compare_run(run)
        truth, no_truth = _truth(run)
        certificates = None
        if certify:
            with live("certifying", steps) as show:
                certificates = prove(run, on_step=lambda step, _: show(step))
    return Outcome(run, comparison, truth, no_truth, certificates)


def _trained(parties: Mapping[str, Party], steps: int, eta: float, table: Table | None) -> Run:
    from crosscheck.comparison import training
    from crosscheck.comparison.watch import Clock, watched
    from crosscheck.homework.circles.data import load_circles

    X, y = load_circles()
    clock = Clock()

    def on_step(step: int, losses: Mapping[str, float]) -> None:
        clock.step = step + 1
        show(step)
        if table is not None:
            table.row(step, losses)

    with live("training", steps) as show:
        return training.train(watched(parties, clock), X, y, INITIAL, eta, steps, on_step)


def _truth(run: Run) -> tuple[TruthReport | None, str | None]:
    """Measure against the truth where that is possible; where it is not, say why."""
    from crosscheck.truth import NoTruthError, measure

    try:
        with live("measuring", run.n_steps) as show:
            return measure(run, on_step=show), None
    except NoTruthError as why:
        return None, str(why)


@contextlib.contextmanager
def _one_torch_thread() -> Iterator[None]:
    """Keep torch, if it takes part, on one thread: its sums would otherwise depend on the machine's cores."""
    torch = sys.modules.get("torch")
    if torch is None:
        yield
        return
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
