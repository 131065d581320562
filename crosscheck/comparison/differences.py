"""Which two parties of a run differ most in each quantity, where, and by how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.run import Trajectory

ATTRIBUTES = {"gradient": "gradients"}  # of a trajectory, where its name is not the quantity's


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


@np.errstate(invalid="ignore")  # inf - inf is NaN, and NaN is a failure
def differences(
    parties: Mapping[str, Trajectory], error_bounds: Mapping[str, Array], n_steps: int
) -> tuple[dict[str, Difference], list[Difference]]:
    """Return, by quantity, the largest difference of any two parties, and for each that is out of tolerance its first.

    Parameters
    ----------
    parties : mapping of name to Trajectory
    error_bounds : mapping of quantity to array
        How far each party may lie from the exact value; two may differ by twice as much.
    n_steps : int
    """
    largest, failures = {}, []
    for quantity, bound in error_bounds.items():
        names, values = stack(parties, quantity)
        if len(names) < 2:
            continue
        tolerance = 2 * bound
        spread = values.max(axis=0) - values.min(axis=0)  # NaN if any is
        outside = ~(spread <= tolerance)
        size = np.where(np.isnan(spread), np.inf, spread)
        largest[quantity] = _describe(quantity, names, values, size, tolerance, n_steps)
        if outside.any():
            where = first_step(outside, size)
            failures.append(_describe(quantity, names, values, where, tolerance, n_steps))
    return largest, failures


def values_of(mine: Trajectory, quantity: str) -> Array | None:
    """Return one quantity of a trajectory, shape (steps, entries); None if the party does not compute it."""
    if quantity == "loss":
        return mine.losses[:, np.newaxis]
    values: Array | None = getattr(mine, ATTRIBUTES.get(quantity, quantity))
    return values


def first_step(outside: npt.NDArray[np.bool_], size: Array) -> Array:
    """Return the sizes of what is outside at the first step where anything is, and -1 elsewhere."""
    first = np.zeros_like(outside)
    first[int(np.argmax(outside.any(axis=1)))] = True
    return np.where(outside & first, size, -1.0)


def stack(parties: Mapping[str, Trajectory], quantity: str) -> tuple[list[str], Array]:
    """Return the names of those that compute a quantity, P of them, and their values of it, shape (P, steps, entries)."""
    stacked = {name: values_of(mine, quantity) for name, mine in parties.items()}
    if quantity == "loss":
        reported = {f"{name}.optimize": mine.reported for name, mine in parties.items()}
        stacked |= {name: losses[:, np.newaxis] for name, losses in reported.items() if losses is not None}
    present = {name: values for name, values in stacked.items() if values is not None}
    return list(present), np.array(list(present.values()))


def _describe(
    quantity: str,
    names: list[str],
    values: Array,
    size: Array,
    tolerance: Array,
    n_steps: int,
) -> Difference:
    """Describe the difference at the entry where `size`, shape (steps, entries), is largest."""
    row, entry = (int(i) for i in np.unravel_index(int(np.argmax(size)), size.shape))
    column = values[:, row, entry]
    expected, obtained = _farthest_apart(column)
    parameter = {"loss": None, "network": f"point {entry}"}.get(quantity, NAMES[entry % len(NAMES)])
    return Difference(
        quantity,
        float(abs(column[obtained] - column[expected])),
        float(tolerance[row, entry]),
        (0, n_steps)[row] if quantity == "network" else row,
        (names[obtained], names[expected]),
        parameter,
        float(column[obtained]),
        float(column[expected]),
    )


def _farthest_apart(column: Array) -> tuple[int, int]:
    """Return the indices of the two values that lie farthest apart; the earlier party's first, as the reference."""
    low, high = int(np.argmin(column)), int(np.argmax(column))
    if np.isnan(column).any():
        low, high = int(np.argmax(~np.isnan(column))), int(np.argmax(np.isnan(column)))
    if low == high:
        low, high = 0, len(column) - 1
    return min(low, high), max(low, high)
