"""Which two parties of a run differ most in each quantity, where, and by how much."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.run import Trajectory

#: The function of a party's that a quantity comes from.
FUNCTION_OF = {"loss": "loss", "gradient": "loss_gradient", "params": "optimize", "network": "network"}
ATTRIBUTES = {"gradient": "gradients"}  # of a trajectory, where its name is not the quantity's


class Source(NamedTuple):
    """Where numbers come from.

    Attributes
    ----------
    party, function : str
    """

    party: str
    function: str


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
    source: Source  # of what was obtained

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

    def to_json(self) -> dict[str, Any]:
        """Return the place and the numbers as plain data; numbers that are not finite are None."""
        numbers = {
            "obtained": self.obtained,
            "expected": self.expected,
            "difference": self.value,
            "tolerance": self.tolerance,
        }
        finite = {name: number if math.isfinite(number) else None for name, number in numbers.items()}
        return {"step": self.step, "parameter": self.parameter, **finite}


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
        sources, values = stack(parties, quantity)
        if len(sources) < 2:
            continue
        tolerance = 2 * bound
        spread = values.max(axis=0) - values.min(axis=0)  # NaN if any is
        outside = ~(spread <= tolerance)
        size = np.where(np.isnan(spread), np.inf, spread)
        largest[quantity] = _describe(quantity, sources, values, size, tolerance, n_steps)
        if outside.any():
            where = first_step(outside, size)
            failures.append(_describe(quantity, sources, values, where, tolerance, n_steps))
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


def stack(parties: Mapping[str, Trajectory], quantity: str) -> tuple[list[Source], Array]:
    """Return who computes a quantity, P sources, and their values of it, shape (P, steps, entries).

    Of the loss these are also the losses that a party's `optimize` returned.
    """
    stacked = {Source(name, FUNCTION_OF[quantity]): values_of(mine, quantity) for name, mine in parties.items()}
    if quantity == "loss":
        reported = {Source(name, "optimize"): mine.reported for name, mine in parties.items()}
        stacked |= {source: losses[:, np.newaxis] for source, losses in reported.items() if losses is not None}
    present = {source: values for source, values in stacked.items() if values is not None}
    return list(present), np.array(list(present.values()))


def _describe(
    quantity: str,
    sources: list[Source],
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
        (_name(sources[obtained], quantity), _name(sources[expected], quantity)),
        parameter,
        float(column[obtained]),
        float(column[expected]),
        sources[obtained],
    )


def _name(source: Source, quantity: str) -> str:
    """Return the party, with its function where that is not the quantity's own."""
    return source.party if source.function == FUNCTION_OF[quantity] else f"{source.party}.{source.function}"


def _farthest_apart(column: Array) -> tuple[int, int]:
    """Return the indices of the two values that lie farthest apart; the earlier party's first, as the reference."""
    low, high = int(np.argmin(column)), int(np.argmax(column))
    if np.isnan(column).any():
        low, high = int(np.argmax(~np.isnan(column))), int(np.argmax(np.isnan(column)))
    if low == high:
        low, high = 0, len(column) - 1
    return min(low, high), max(low, high)
