"""`crosscheck train`: parties trained side by side on the circles, compared at every step, and the outcome."""

from __future__ import annotations

import contextlib
import math
import shutil
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crosscheck.classes.places import require_place
from crosscheck.command import output
from crosscheck.command.output import PATH
from crosscheck.comparison.parties import DEFAULT_PARTIES, PartyError, load_party
from crosscheck.homework.circles.contract import ETA, INITIAL, N_STEPS, Party
from crosscheck.homework.circles.data import load_circles
from crosscheck.homework.circles.run import Run
from crosscheck.optional import not_installed
from crosscheck.submissions.errors import CannotJudgeError

if TYPE_CHECKING:
    from crosscheck.command.train.outcome import Outcome
    from crosscheck.comparison.records import Record


FORMS = ("text", "json", "github", "junit")
FOR_MACHINES = ("json", "junit")
PARTY_HELP = """Two or more: by_hand, tape, with_autograd, torch, a module, or a .py file, whose code runs here unguarded.
The others are compared with the first. The four if not given."""


def _checked(_context: click.Context, option: click.Parameter, value: float) -> float:
    if not 0 <= value < math.inf:
        raise CannotJudgeError(f"--{option.name} must be a finite number of 0 or more, got {value}.")
    return value


@click.command("train")
@click.option("--steps", default=N_STEPS, show_default=True, callback=_checked, help="How many steps to take.")
@click.option("--eta", default=ETA, show_default=True, callback=_checked, help="The learning rate.")
@click.option("--party", "names", multiple=True, metavar="NAME", help=PARTY_HELP)
@click.option("--out", type=output.named, metavar="FOLDER", help="A folder for the CSV, the summary and the figures.")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option("--record", "record_to", type=PATH, metavar="FILE", help="A new file for a later --against.")
@click.option("--against", type=PATH, metavar="PATH", help="Tell what moved since a run of --record or --out.")
@click.option("--exact", is_flag=True, help="With --against: exit with 1 if any bit moved.")
@click.option("--everywhere", is_flag=True, help="Exit with 1 if they differ where the output saturates, too.")
@click.option("--certify", is_flag=True, help="Prove each step of each party in ball arithmetic.")
def train_command(
    steps: int,
    eta: float,
    names: tuple[str, ...],
    out: Path | None,
    form: str,
    record_to: Path | None,
    against: Path | None,
    exact: bool,
    everywhere: bool,
    certify: bool,
) -> None:
    """Train parties side by side, and compare them at every step.

    Exit codes: 0 when they agree; 1 when they differ, be it in a shape or type, when one exceeds its error bound, when
    a step to certify is not proven, or when a number moved beyond the bound since --against; 2 when there is no
    verdict; 130 when it is interrupted.

    \b
    Examples:
      crosscheck train
      crosscheck train --party by_hand --party mine.py --record baseline.json
      crosscheck train --party by_hand --party mine.py --steps 100 --out run
    """
    from crosscheck.command.train import files, reports
    from crosscheck.command.train.outcome import outcome_of, why_none
    from crosscheck.truth.arb import load_flint

    with contextlib.ExitStack() as places:
        try:
            if certify:
                load_flint()
            torch_lacks = not names and find_spec("torch") is None
            names = names or (DEFAULT_PARTIES[:3] if torch_lacks else DEFAULT_PARTIES)
            run = Run(*load_circles(), INITIAL, eta, steps)
            record = _record(against, names, run, exact)
            if record_to is not None:
                require_place(record_to)
            if out is not None:
                places.enter_context(output.folder(out, "pandas", "matplotlib"))
                files.require_room(out)
            with output.stdout_kept(form in FOR_MACHINES):
                parties = _load(names)
                if torch_lacks:
                    without = f"{not_installed('The party torch', 'torch')} The other three train without it."
                    click.echo(without, err=True)
                silent = form in FOR_MACHINES
                on_step = (lambda *_: None) if silent else reports.Table([*parties], steps, eta, _columns()).row
                outcome = outcome_of(parties, run, certify, everywhere, on_step, record, exact)
        except CannotJudgeError as why:
            if form in reports.OF_NONE:
                click.echo(reports.OF_NONE[form](why_none(why)))
            raise
        click.echo(_written(form, outcome, against))
        if out is not None:
            with output.stdout_kept(form in FOR_MACHINES):
                told = ", ".join(files.write(out, outcome)) or "nothing, since there is no whole run"
            click.echo(f"written to {out}: {told}", err=form in FOR_MACHINES)
        if record_to is not None and outcome.comparison.run is not None:
            files.write_record(record_to, outcome.comparison.run)
    sys.exit(1 if outcome.faults else 0)


def _record(place: Path | None, names: Sequence[str], run: Run, exact: bool) -> Record | None:
    """Read the record to compare with, if one is named. RecordError if its settings or parties do not fit the run."""
    from crosscheck.comparison import records

    if place is None:
        if exact:
            raise records.RecordError("--exact needs --against DIR, the run to compare with.")
        return None
    record = records.read(place)
    record.asked.check_same(records.asked_of(run), str(place))
    if record.parties.keys().isdisjoint(names):
        there = ", ".join(record.parties)
        raise records.RecordError(f"No party of the record in {place} takes part here; it has {there}.")
    return record


def _written(form: str, outcome: Outcome, against: Path | None) -> str:
    from crosscheck.command.train import reports

    if form in FOR_MACHINES:
        return reports.document(outcome) if form == "json" else reports.junit(outcome)
    moved = "" if outcome.moved is None else f"\n\nagainst {against}, {outcome.moved}"
    commands = reports.workflow_commands(outcome) if form == "github" else []
    return "\n".join([reports.closing(outcome, _columns()) + moved, *commands])


def _columns() -> int:
    """Return the terminal's width; lines in a pipe or a file have no limit."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else sys.maxsize


def _load(names: tuple[str, ...]) -> dict[str, Party]:
    if len(names) < 2:
        raise PartyError(f"--party must be given twice or more, to have two parties to compare; got {names[0]} alone.")
    named: dict[str, tuple[str, Party]] = {}  # by the party's file
    for name in names:
        party = load_party(name)
        file = getattr(party, "__file__", name)
        if file in named:
            raise PartyError(f"--party names the same party twice: {named[file][0]} and {name}.")
        named[file] = name, party
    return dict(named.values())
