"""What went wrong in a training run, party by party: what JUnit's XML and GitHub's annotations are made of."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from crosscheck.command.training.outcome import Outcome
from crosscheck.comparison.completing import functions_of
from crosscheck.comparison.diagnosis import definition_of, raised_in
from crosscheck.comparison.differences import FUNCTION_OF
from crosscheck.homework.circles.contract import Party
from crosscheck.judge.asking.in_process import is_own
from crosscheck.records.moved import BEYOND, Moved
from crosscheck.submissions.errors import CannotJudgeError


@dataclass(frozen=True)
class TrainFinding:
    """One thing that went wrong."""

    party: str
    check: str  # a quantity, "answers", "truth", "certificate" or "record"
    function: str | None  # where it shows, if one function can be named
    sentence: str  # and below it, why
    place: tuple[Path, int] | None = None  # the user's own file and line, where they can be known
    trace: str = ""  # the last lines of the user's own code, where it raised


def findings_of(outcome: Outcome, parties: Mapping[str, Party], moved: Moved | None, exact: bool) -> list[TrainFinding]:
    """Return all that makes a run exit with 1; empty if it holds."""
    found = [*_differences(outcome), *untrue_findings(outcome), *_certificates(outcome), *_moves(moved, exact)]
    told: dict[str, TrainFinding] = {}
    for each in found:
        told.setdefault(each.party, each)
    return [replace(each, place=_defined(each, parties), sentence=_with_remarks(each, told, outcome)) for each in found]


def remarks_on(party: str, outcome: Outcome) -> list[str]:
    """Return what is remarked upon a party, or said of why it differs."""
    return [each for each in outcome.comparison.remarks if each.startswith(f"{party}: ")]


def _with_remarks(finding: TrainFinding, first: Mapping[str, TrainFinding], outcome: Outcome) -> str:
    """Return a finding's sentence, that of a party's first one with all that is remarked upon the party below it."""
    below = remarks_on(finding.party, outcome) if finding is first[finding.party] else []
    return "\n".join([finding.sentence, *below])


def finding_of(error: CannotJudgeError) -> TrainFinding:
    """Return why there is no verdict, with the line of the user's own code that raised, if one did."""
    party, function = getattr(error, "party", ""), getattr(error, "function", None)
    frames, cause = raised_in(error), error.__cause__
    place = (Path(frames[-1].filename).resolve(), frames[-1].lineno or 1) if frames else None
    if isinstance(cause, SyntaxError) and cause.filename and is_own(cause.filename):
        place = Path(cause.filename).resolve(), cause.lineno or 1
    told = [*traceback.format_list(frames), *traceback.format_exception_only(error.__cause__ or error)]
    return TrainFinding(party or "crosscheck train", "answers", function or None, str(error), place, "".join(told))


def _defined(finding: TrainFinding, parties: Mapping[str, Party]) -> tuple[Path, int] | None:
    party = parties.get(finding.party)
    return None if party is None else definition_of(functions_of(party).get(finding.function or ""))


def _differences(outcome: Outcome) -> Iterator[TrainFinding]:
    comparison = outcome.comparison
    source = comparison.malformed_source
    if source is not None:
        yield TrainFinding(source.party, "answers", source.function, str(comparison.malformed))
    for failure in comparison.failures:
        yield TrainFinding(failure.source.party, failure.quantity, failure.source.function, str(failure))


def untrue_findings(outcome: Outcome) -> Iterator[TrainFinding]:
    """Yield a finding for each party that exceeds its error bound."""
    for name in outcome.untrue:
        assert outcome.truth is not None
        worst = outcome.truth.parties[name]
        errors = ", ".join(f"{quantity} {errors.worst_absolute:.1e}" for quantity, errors in worst.items())
        yield TrainFinding(
            name, "truth", None, f"{name} exceeds its error bound; worst errors against the truth: {errors}"
        )


def _certificates(outcome: Outcome) -> Iterator[TrainFinding]:
    for name, certificates in (outcome.certificates or {}).items():
        if certificates.first_refused is not None:
            yield TrainFinding(name, "certificate", None, f"{name} is not proven: {certificates.first_refused}")


def _moves(moved: Moved | None, exact: bool) -> Iterator[TrainFinding]:
    for move in moved.moves if moved is not None else ():
        if move.difference is not None and (exact or move.status == BEYOND):
            yield TrainFinding(move.party, "record", FUNCTION_OF[move.quantity], f"{move.status}: {move.difference}")


def by_party(findings: list[TrainFinding], parties: Mapping[str, object]) -> dict[str, list[TrainFinding]]:
    """Return the findings of each party, in the order of the parties."""
    return {name: [finding for finding in findings if finding.party == name] for name in parties}
