"""How far a party's numbers lie from another's, by quantity: where the difference is largest, and where it is first too large."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.run import Run, Trajectory, place

#: The function of a party's that a quantity comes from. A descent is all steps taken in one call of `optimize`.
FUNCTION_OF = {
    "loss": "loss",
    "gradient": "loss_gradient",
    "params": "optimize",
    "network": "network",
    "descent": "optimize",
}
ALONE = ("loss", "gradient", "params", "network")  # all but the descent


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
    """Two numbers of one quantity that differ, and where."""

    quantity: str
    value: float
    tolerance: float
    step: int
    between: tuple[str, str]  # whose number was obtained, and whose was expected
    parameter: str | None  # its name, or "loss" in a descent; for the network, which point of the data
    obtained: float
    expected: float
    source: Source  # of what was obtained
    times: int = 1  # the start's parameters were multiplied by this, so that the output saturates

    @property
    def within(self) -> bool:
        """Whether the difference is within its tolerance; NaN is not."""
        return self.value <= self.tolerance

    def __str__(self) -> str:
        what = {
            "loss": "loss",
            "gradient": f"d loss / d {self.parameter}",
            "network": f"network at {self.parameter}",
        }.get(self.quantity, str(self.parameter))
        return (
            f"{self.quantity} {place(self.step, self.times)}: {what} is {self.obtained!r} in {self.between[0]} and "
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
        times = {} if self.times == 1 else {"times": self.times}
        return {"step": self.step, "parameter": self.parameter, **finite, **times}


@dataclass(frozen=True)
class Held:
    """One quantity of a party's, held against what was expected."""

    largest: Difference
    failure: Difference | None  # the first step beyond the tolerance, its worst entry


@np.errstate(invalid="ignore")  # inf - inf is NaN, and NaN is a failure
def hold(
    quantity: str,
    obtained: tuple[str, Array],
    expected: tuple[str, Array],
    tolerance: Array,
    steps: tuple[int, ...],
    source: Source,
    times: int = 1,
) -> Held:
    """Hold one quantity against what was expected of it.

    Parameters
    ----------
    quantity : str
    obtained, expected : (str, array of shape (rows, entries))
        Whose numbers they are, and the numbers.
    tolerance : array of shape (rows, entries)
    steps : tuple of int
        Of each row.
    source : Source
        Of what was obtained.
    times : int
        What the start's parameters were multiplied by.
    """
    (name, values), (other, right) = obtained, expected
    distance = np.abs(values - right)
    outside = ~(distance <= tolerance)
    if quantity == "descent":  # steps that are no numbers say nothing of it
        outside &= np.isfinite(right)
    size = np.where(np.isnan(distance), np.inf, distance)
    if quantity == "descent":  # its losses follow from its parameters
        size[outside[:, 1:].any(axis=1), 0] = -1.0

    def described(size: Array) -> Difference:
        row, entry = (int(i) for i in np.unravel_index(int(np.argmax(size)), size.shape))
        return Difference(
            quantity,
            float(distance[row, entry]),
            float(tolerance[row, entry]),
            steps[row],
            (name, other),
            _entry(quantity, entry),
            float(values[row, entry]),
            float(right[row, entry]),
            source,
            times,
        )

    return Held(described(size), described(first_step(outside, size)) if outside.any() else None)


def differences(expected: tuple[str, Trajectory], obtained: tuple[str, Trajectory], run: Run) -> dict[str, Held]:
    """Hold a party's quantities against another's, by name: those that both compute, but for the descent.

    Two parties may differ by twice the error bound of each.
    """
    (other, reference), (name, mine), held = expected, obtained, {}
    for quantity in ALONE:
        values, right = values_of(mine, quantity), values_of(reference, quantity)
        if values is not None and right is not None:
            steps = (0, run.n_steps) if quantity == "network" else tuple(range(run.n_steps + 1))
            tolerance, source = 2 * run.error_bounds[quantity], Source(name, FUNCTION_OF[quantity])
            held[quantity] = hold(quantity, (name, values), (other, right), tolerance, steps, source, run.times)
    return held


def hold_descent(name: str, descent: Array, expected: tuple[str, Array], run: Run) -> Held:
    """Hold what a party's `optimize` returned for all steps against losses and parameters (n_steps + 1, 18) that it should be."""
    tolerance, steps = 2 * run.error_bounds["descent"], tuple(range(run.n_steps + 1))
    return hold("descent", (f"{name}.optimize", descent), expected, tolerance, steps, Source(name, "optimize"))


def values_of(mine: Trajectory, quantity: str) -> Array | None:
    """Return one quantity of a trajectory, shape (steps, entries); None if the party does not compute it."""
    values: dict[str, Array | None] = {
        "loss": mine.losses[:, np.newaxis],
        "gradient": mine.gradients,
        "params": mine.params,
        "network": mine.network,
        "descent": mine.descent,
    }
    return values[quantity]


def steps_of(mine: Trajectory) -> Array:
    """Return the losses and parameters of a party's single steps, as `Trajectory.descent` holds those of all at once."""
    return np.column_stack([mine.losses, mine.params])


def first_step(outside: npt.NDArray[np.bool_], size: Array) -> Array:
    """Return the sizes of what is outside at the first step where anything is, and -1 elsewhere."""
    first = np.zeros_like(outside)
    first[int(np.argmax(outside.any(axis=1)))] = True
    return np.where(outside & first, size, -1.0)


def _entry(quantity: str, entry: int) -> str | None:
    if quantity == "loss":
        return None
    if quantity == "network":
        return f"point {entry}"
    return ("loss", *NAMES)[entry] if quantity == "descent" else NAMES[entry]
