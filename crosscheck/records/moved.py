"""What moved between a record and a run: by party and quantity, bit for bit, within rounding, or beyond the bound.

Each run of a correct party lies within its error bound of the exact values, so two of them differ by at most twice the bound,
whatever versions and processors computed them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crosscheck.comparison.differences import Difference, differences, hold_descent, values_of
from crosscheck.homework.circles.contract import Array
from crosscheck.records.machine import changes
from crosscheck.records.record import Record
from crosscheck.run import Run, Trajectory

EQUAL, ROUNDING, BEYOND = "equal", "within rounding", "beyond the bound"
THEN = "the record"  # what stands for the other party of a difference


@dataclass(frozen=True)
class Move:
    """How one quantity of one party compares with the record."""

    party: str
    quantity: str
    status: str  # EQUAL, ROUNDING or BEYOND
    difference: Difference | None  # the largest; if beyond the bound, the first that is; None if equal

    def __str__(self) -> str:
        if self.difference is None:
            return f"{self.quantity} bit for bit equal"
        if self.status == BEYOND:
            return f"{BEYOND}: {self.difference}"
        at = "" if self.difference.parameter is None else f", {self.difference.parameter}"
        return (
            f"{self.quantity} {ROUNDING}: at most {self.difference.value:.1e} of {self.difference.tolerance:.1e}, "
            f"at step {self.difference.step}{at}"
        )


@dataclass(frozen=True)
class Moved:
    """All that a run's comparison with a record came to."""

    moves: tuple[Move, ...]
    gone: tuple[str, ...]  # parties of the record alone
    new: tuple[str, ...]  # parties of this run alone
    unrecorded: tuple[str, ...]  # parties whose descent is not in the record
    changes: tuple[str, ...]  # of versions, processor and BLAS, in words

    @property
    def beyond(self) -> bool:
        """Whether anything moved beyond its bound."""
        return any(move.status == BEYOND for move in self.moves)

    @property
    def any(self) -> bool:
        """Whether any bit moved."""
        return any(move.status != EQUAL for move in self.moves)

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"made with: {', '.join(self.changes) or 'the same versions, processor features and BLAS'}"
        for party in dict.fromkeys(move.party for move in self.moves):
            mine = [move for move in self.moves if move.party == party]
            if all(move.status == EQUAL for move in mine):
                yield f"{party}: bit for bit equal"
                continue
            for move in mine:
                yield f"{party}: {move}"
        for names, where in ((self.gone, "in the record alone"), (self.new, "in this run alone")):
            if names:
                yield f"{where}: {', '.join(names)}"
        if self.unrecorded:
            yield f"the record does not hold the descent in one call: {', '.join(self.unrecorded)}"
        yield f"moved: {BEYOND if self.beyond else ROUNDING if self.any else 'nothing'}"

    def to_json(self) -> dict[str, Any]:
        """Return the same as plain data; numbers that are not finite are None."""
        return {
            "moved": BEYOND if self.beyond else ROUNDING if self.any else None,
            "moves": [_plain(move) for move in self.moves],
            "in_record_alone": list(self.gone),
            "in_run_alone": list(self.new),
            "changes": list(self.changes),
        }


def moved_since(record: Record, run: Run, made: dict[str, Any]) -> Moved:
    """Hold a run against a record of a run that was asked for the same.

    Parameters
    ----------
    record : Record
    run : Run
    made : dict
        What the run was made with, as a record of it would say.
    """
    common = [name for name in run.parties if name in record.parties]
    return Moved(
        tuple(move for name in common for move in _moves(name, run.parties[name], record.parties[name], run)),
        tuple(name for name in record.parties if name not in run.parties),
        tuple(name for name in run.parties if name not in record.parties),
        tuple(
            name for name in common if run.parties[name].descent is not None and record.parties[name].descent is None
        ),
        tuple(changes(record.made, made)),
    )


def _moves(name: str, now: Trajectory, then: Trajectory, run: Run) -> Iterator[Move]:
    """Yield a move for each quantity that both have."""
    all_held = differences((THEN, then), (name, now), run)
    if now.descent is not None and then.descent is not None:
        all_held["descent"] = hold_descent(name, now.descent, (THEN, then.descent), run)
    for quantity, held in all_held.items():
        if _same_bits(values_of(now, quantity), values_of(then, quantity)):
            yield Move(name, quantity, EQUAL, None)
        elif held.failure is not None:
            yield Move(name, quantity, BEYOND, held.failure)
        else:
            yield Move(name, quantity, ROUNDING, held.largest)


def _same_bits(one: Array | None, other: Array | None) -> bool:
    return one is not None and other is not None and one.tobytes() == other.tobytes()


def _plain(move: Move) -> dict[str, Any]:
    plain = {"party": move.party, "quantity": move.quantity, "status": move.status}
    return plain if move.difference is None else plain | move.difference.to_json()
