"""Whether the parties of a run agree, and which two differ most, where, and by how much."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from crosscheck.comparison.training import Run
from crosscheck.homework.circles.contract import NAMES, Array


@dataclass(frozen=True)
class Difference:
    """The two parties that differ most in one quantity, and where."""

    quantity: str
    value: float
    tolerance: float
    step: int
    between: tuple[str, str]
    parameter: str | None  # its name; for the network, the index of the point
    obtained: float
    expected: float

    @property
    def within(self) -> bool:
        """Whether the difference is within its tolerance; NaN is not."""
        return self.value <= self.tolerance

    def __str__(self) -> str:
        what = {"gradient": f"d loss / d {self.parameter}", "params": f"{self.parameter}"}.get(
            self.quantity, self.quantity if self.parameter is None else f"network at {self.parameter}"
        )
        return (
            f"{self.quantity} at step {self.step}: {what} is {self.obtained!r} in {self.between[0]} and "
            f"{self.expected!r} in {self.between[1]}, difference {self.value:.3g}, tolerance {self.tolerance:.2g}"
        )


@dataclass(frozen=True)
class Comparison:
    """What was compared, where the largest differences are, and whether they are within their tolerances."""

    parties: tuple[str, ...]
    n_steps: int
    run: Run | None  # None if an answer was malformed
    largest: dict[str, Difference]  # by quantity: the largest absolute difference
    failures: tuple[Difference, ...]  # for each quantity out of tolerance: the first such step, its worst entry
    relative_loss: float = 0.0  # the largest relative difference of the losses
    malformed: str | None = None  # which answer had a wrong shape or type, so that nothing could be compared

    @property
    def agree(self) -> bool:
        """Whether every difference, at every step, is within its tolerance."""
        return self.malformed is None and not self.failures

    def __bool__(self) -> bool:
        return self.agree

    def __str__(self) -> str:
        names = ", ".join(self.parties)
        if self.malformed is not None:
            return f"differ: {self.malformed}"
        if self.failures:
            return "\n".join(f"differ: {difference}" for difference in self.failures)
        gradient, params = self.largest["gradient"], self.largest["params"]
        over = f"over {self.n_steps} steps" if self.n_steps else "at one point"
        return (
            f"agree: losses within {self.relative_loss:.1e} (relative), gradients within {gradient.value:.1e}, "
            f"parameters within {params.value:.1e} ({names}; {over})"
        )


@np.errstate(invalid="ignore")  # inf - inf is NaN, and NaN is a failure
def compare_run(run: Run) -> Comparison:
    """Compare the parties of a finished run, each pair of them, at every step.

    Each of two correct parties lies within the error bound of the exact value, so they differ by at most twice the bound.

    Raises
    ------
    BoundsOverflowError
        If the error bounds overflow: eta is far too large.
    """
    largest, failures = {}, []
    for quantity, bound in run.error_bounds.items():
        tolerance = 2 * bound
        names, values = _stack(run, quantity)
        spread = values.max(axis=0) - values.min(axis=0)  # NaN if any is
        outside = ~(spread <= tolerance)
        size = np.where(np.isnan(spread), np.inf, spread)
        largest[quantity] = _difference(quantity, names, values, size, tolerance, run)
        if outside.any():
            first = np.zeros_like(outside)
            first[int(np.argmax(outside.any(axis=1)))] = True
            where = np.where(outside & first, size, -1.0)
            failures.append(_difference(quantity, names, values, where, tolerance, run))
    # The earliest difference is the cause; the later ones may follow from it.
    failures.sort(key=lambda difference: difference.step)
    return Comparison(tuple(run.parties), run.n_steps, run, largest, tuple(failures), _relative_loss(run))


def _relative_loss(run: Run) -> float:
    losses = _stack(run, "loss")[1][:, :, 0]
    spread, size = losses.max(axis=0) - losses.min(axis=0), np.abs(losses).max(axis=0)
    return float(np.max(spread / np.where(size > 0, size, 1.0)))


def _stack(run: Run, quantity: str) -> tuple[list[str], Array]:
    """Return the parties' names, P of them, and their values of one quantity, shape (P, steps, entries)."""
    parties = run.parties
    if quantity == "loss":
        names = [*parties, *(f"{name}.optimize" for name in parties)]
        losses = [t.losses for t in parties.values()] + [t.reported for t in parties.values()]
        return names, np.array(losses)[:, :, np.newaxis]
    attribute = {"gradient": "gradients"}.get(quantity, quantity)
    return list(parties), np.array([getattr(t, attribute) for t in parties.values()])


def _difference(quantity: str, names: list[str], values: Array, size: Array, tolerance: Array, run: Run) -> Difference:
    """Describe the difference at the entry where `size`, shape (steps, entries), is largest."""
    row, entry = (int(i) for i in np.unravel_index(int(np.argmax(size)), size.shape))
    column = values[:, row, entry]
    low, high = int(np.argmin(column)), int(np.argmax(column))
    if np.isnan(column).any():
        low, high = int(np.argmax(~np.isnan(column))), int(np.argmax(np.isnan(column)))
    if low == high:
        low, high = 0, len(names) - 1
    reference, other = (low, high) if low < high else (high, low)
    parameter = {"loss": None, "network": f"point {entry}"}.get(quantity, NAMES[entry % len(NAMES)])
    return Difference(
        quantity,
        float(abs(column[other] - column[reference])),
        float(tolerance[row, entry]),
        (0, run.n_steps)[row] if quantity == "network" else row,
        (names[other], names[reference]),
        parameter,
        float(column[other]),
        float(column[reference]),
    )
