"""What went wrong in a training run, party by party: what JUnit's XML and GitHub's annotations are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crosscheck.command.training.outcome import Outcome
from crosscheck.homework.circles.contract import FUNCTIONS
from crosscheck.records.moved import BEYOND, Moved

#: The function that a quantity comes from.
FUNCTION_OF = {"loss": "loss", "gradient": "loss_gradient", "params": "optimize", "network": "network"}
OF_OPTIMIZE = ".optimize"  # ends the name that stands for the losses that a party's optimize returned


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
    if comparison.malformed is not None:
        party = next((name for name in comparison.parties if comparison.malformed.startswith(f"{name}: ")), "")
        said = comparison.malformed.removeprefix(f"{party}: ")
        function = next((each for each in sorted(FUNCTIONS, key=len, reverse=True) if f", {each}" in said), None)
        yield TrainFinding(party, "answers", function, comparison.malformed)
    for failure in comparison.failures:
        name = failure.between[0]
        of_optimize = name.endswith(OF_OPTIMIZE) and name not in comparison.parties
        function = "optimize" if of_optimize else FUNCTION_OF[failure.quantity]
        party = name.removesuffix(OF_OPTIMIZE) if of_optimize else name
        yield TrainFinding(party, failure.quantity, function, str(failure))


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
