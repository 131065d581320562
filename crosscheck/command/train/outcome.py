"""The outcome of a training run: parties compared, measured, certified, compared with a record; and what went wrong."""

import contextlib
import sys
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np

from crosscheck.command.output import live
from crosscheck.comparison.agreement import Comparison
from crosscheck.comparison.compare import train_and_compare
from crosscheck.comparison.diagnosis import definition_of, raised_in, with_causes
from crosscheck.comparison.parties import functions_of
from crosscheck.comparison.records import BEYOND, EQUAL, Moved, Record, moved_since, record_of
from crosscheck.comparison.training import OnStep
from crosscheck.homework.circles.contract import Party
from crosscheck.homework.circles.run import Run
from crosscheck.judge.asking.in_process import is_own
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.truth.arb import NoTruthError
from crosscheck.truth.errors import Certificates, TruthReport, certify, measure
from crosscheck.versions import loaded_versions


class Fault(NamedTuple):
    """One thing that went wrong."""

    party: str
    check: str  # a quantity, "answers", "truth", "certificate" or "record"
    function: str | None  # the function that shows it, if it is a single one
    sentence: str
    remarks: tuple[str, ...] = ()  # the remarks on the party; only its first fault has them
    place: tuple[Path, int] | None = None  # the user's own file and line, if they are known
    trace: str = ""  # the last lines of the user's own code, where it raised

    @property
    def account(self) -> str:
        """The sentence, and the remarks below it."""
        return "\n".join([self.sentence, *self.remarks])


@dataclass(frozen=True)
class Outcome:
    """The outcome of a training run."""

    comparison: Comparison  # it has no run if a party returned a wrong shape or type
    truth: TruthReport | None
    no_truth: str | None  # why there is no truth to measure against
    certificates: dict[str, Certificates]  # by party, if requested
    moved: Moved | None = None  # the changes since the record, if there is one and the run is complete
    exact: bool = False  # whether every change since the record is a fault, however small
    parties: Mapping[str, Party] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Whether the parties agree, each keeps its error bounds, and every step to be certified is proven."""
        return all(fault.check == "record" for fault in self.faults)

    @property
    def untrue(self) -> list[str]:
        """The parties that exceed an error bound, if there is a truth. Parties that agree may still all be wrong."""
        return [] if self.truth is None else [name for name in self.truth.parties if not self.truth.within(name)]

    @property
    def verdict(self) -> str:
        """Whether the parties agree, among themselves and with the truth, in words."""
        if self.comparison.agree and self.untrue:
            return f"differ from the truth: {', '.join(self.untrue)}; among themselves they {self.comparison}"
        return str(self.comparison)

    @cached_property
    def faults(self) -> list[Fault]:
        """Everything that makes the command exit with 1."""
        told: list[Fault] = []
        for each in self._wrong():
            first = all(each.party != other.party for other in told)
            remarks = self.comparison.remarks_on(each.party) if first else ()
            function = functions_of(self.parties.get(each.party)).get(each.function or "")
            told.append(each._replace(remarks=tuple(remarks), place=definition_of(function)))
        return told

    def _wrong(self) -> Iterator[Fault]:
        if (error := self.comparison.error) is not None:
            yield Fault(error.party, "answers", error.function, str(error))
        for row in self.comparison.failures:
            yield Fault(row.question.party, row.question.quantity, row.question.function, str(row))
        for name in self.untrue:
            assert self.truth is not None
            worst = ", ".join(f"{q} {rows.apart.max():.1e}" for q, rows in self.truth.parties[name].items())
            yield Fault(name, "truth", None, f"{name} exceeds its error bound; worst errors against the truth: {worst}")
        for name, certificates in self.certificates.items():
            if certificates.first_refused is not None:
                yield Fault(name, "certificate", None, f"{name} is not proven: {certificates.first_refused}")
        for move in () if self.moved is None else self.moved.moves:
            if move.status == BEYOND or (self.exact and move.status != EQUAL):
                yield Fault(move.question.party, "record", move.question.function, f"{move.status}: {move.row}")


def why_none(error: CannotJudgeError) -> Fault:
    """Return why there is no verdict, with the line of the user's own code that raised, if one did."""
    party, function = getattr(error, "party", ""), getattr(error, "function", None)
    frames, cause = raised_in(error), error.__cause__
    place = (Path(frames[-1].filename).resolve(), frames[-1].lineno or 1) if frames else None
    if isinstance(cause, SyntaxError) and cause.filename and is_own(cause.filename):
        place = Path(cause.filename).resolve(), cause.lineno or 1
    told = [*traceback.format_list(frames), *traceback.format_exception_only(cause or error)]
    return Fault(party or "crosscheck train", "answers", function or None, str(error), (), place, "".join(told))


def outcome_of(
    parties: Mapping[str, Party],
    run: Run,
    certified: bool = False,
    everywhere: bool = False,
    on_step: OnStep = lambda *_: None,
    record: Record | None = None,
    exact: bool = False,
) -> Outcome:
    """Train parties with a run's settings, compare them, and measure their errors.

    If `certified`, prove each step; if there is a `record`, compare the run with that. The other arguments are those of
    the command, and `on_step` is that of `train`. CannotJudgeError if there is no verdict: a party raises, its network
    is another one, or the error bounds overflow.
    """
    with np.errstate(all="ignore"), _one_torch_thread():
        with live("training", run.n_steps) as show:

            def reached(step: int, losses: Mapping[str, float]) -> None:
                show(step)
                on_step(step, losses)

            comparison = train_and_compare(parties, run, everywhere, reached)
        if comparison.run is None:
            return Outcome(comparison, None, "there is no whole run", {}, parties=parties)
        truth, no_truth, certificates = None, None, {}
        with live("measuring", run.n_steps) as show:
            try:
                truth = measure(run, on_step=show)
            except NoTruthError as why:
                no_truth = str(why)
        if certified:
            with live("certifying", run.n_steps) as show:
                certificates = certify(run, on_step=show)
        moved = None if record is None else moved_since(record, run, record_of(run, loaded_versions()).made)
        outcome = Outcome(comparison, truth, no_truth, certificates, moved, exact, parties)
        if outcome.untrue and comparison.agree:
            return replace(outcome, comparison=with_causes(comparison, parties))
        return outcome


def _one_torch_thread() -> contextlib.ExitStack:
    """Limit torch, if it is loaded, to one thread. Otherwise its sums would depend on the number of cores."""
    afterwards = contextlib.ExitStack()
    if (torch := sys.modules.get("torch")) is not None:
        afterwards.callback(torch.set_num_threads, torch.get_num_threads())
        torch.set_num_threads(1)
    return afterwards
