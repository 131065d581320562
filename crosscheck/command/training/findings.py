"""What went wrong in a training run, party by party: what JUnit's XML and GitHub's annotations are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crosscheck.command.training.outcome import Outcome
from crosscheck.comparison.differences import FUNCTION_OF
from crosscheck.records.moved import BEYOND, Moved


@dataclass(frozen=True)
class TrainFinding:
    """One thing that went wrong."""

    party: str
    check: str  # a quantity, "answers", "truth", "certificate" or "record"
    function: str | None  # where it shows, if one function can be named
    sentence: str


def findings_of(outcome: Outcome, moved: Moved | None, exact: bool) -> list[TrainFinding]:
    """Return all that makes a run exit with 1; empty if it holds."""
    return [*_differences(outcome), *_truth(outcome), *_certificates(outcome), *_moves(moved, exact)]


def _differences(outcome: Outcome) -> Iterator[TrainFinding]:
    comparison = outcome.comparison
    source = comparison.malformed_source
    if source is not None:
        yield TrainFinding(source.party, "answers", source.function, str(comparison.malformed))
    for failure in comparison.failures:
        yield TrainFinding(failure.source.party, failure.quantity, failure.source.function, str(failure))


def _truth(outcome: Outcome) -> Iterator[TrainFinding]:
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
