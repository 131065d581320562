"""A number known to lie in an interval, and the error of a float64 against it, exact, in rational numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from crosscheck.submissions.errors import CannotJudgeError


class NoTruthError(CannotJudgeError, RuntimeError):
    """There is no proven value for what was asked. The message says why, and what to do."""


class TooWideError(NoTruthError):
    """An enclosure is so wide that it decides nothing about a float64: more bits are needed."""


@dataclass(frozen=True)
class Enclosure:
    """The exact value lies within `radius` of `midpoint`, both rational."""

    midpoint: Fraction
    radius: Fraction

    def encloses(self, other: Enclosure) -> bool:
        """Whether every number of `other` lies in this enclosure."""
        return abs(other.midpoint - self.midpoint) + other.radius <= self.radius

    def errors(self, value: float) -> tuple[float, float]:
        """Return the largest error that `value` may have, and the same in ulp; infinity if it is not finite.

        An ulp is a unit in the last place of the exact value as a float64.
        """
        if not math.isfinite(value):
            return math.inf, math.inf
        distance = self._distance(value)
        return _to_float(distance), _to_float(distance / Fraction(math.ulp(float(self))))

    def within(self, value: float, bound: float) -> bool:
        """Whether `value` is proven to lie within `bound` of the exact one."""
        return math.isfinite(value) and self._distance(value) <= Fraction(bound)

    def to_double_double(self) -> tuple[float, float]:
        """Round the exact value to the nearest float64, and what remains of it to the nearest float64 again.

        Raises
        ------
        TooWideError
            If the enclosure is too wide to decide one of the two roundings.
        """
        value = self._decided(Fraction(0))
        return value, self._decided(Fraction(value))

    def __float__(self) -> float:
        """Round the midpoint to the nearest float64."""
        return _to_float(self.midpoint)

    def _distance(self, value: float) -> Fraction:
        return abs(Fraction(value) - self.midpoint) + self.radius

    def _decided(self, already: Fraction) -> float:
        """Round what remains of the exact value beyond `already`, if every number of the enclosure rounds alike."""
        rest = self.midpoint - already
        low, high = _to_float(rest - self.radius), _to_float(rest + self.radius)
        if low != high:
            raise TooWideError(f"{float(self)!r} +/- {_to_float(self.radius):.1e} is too wide to be rounded twice.")
        return low


@dataclass(frozen=True)
class Descent:
    """The exact descent, enclosed at each of its n_steps + 1 places."""

    source: str  # "arb-128", or "golden" for the committed trajectory
    losses: tuple[Enclosure, ...]
    params: tuple[tuple[Enclosure, ...], ...]  # (n_steps + 1) x 17
    gradients: tuple[tuple[Enclosure, ...], ...]  # (n_steps + 1) x 17

    def of(self, quantity: str) -> tuple[tuple[Enclosure, ...], ...]:
        """Return the loss, the gradient or the parameters: for each step, the enclosures of its entries."""
        if quantity == "loss":
            return tuple((loss,) for loss in self.losses)
        return self.gradients if quantity == "gradient" else self.params


def _to_float(exact: Fraction) -> float:
    """Round to the nearest float64; to infinity beyond the largest one."""
    try:
        return float(exact)  # Python divides integers correctly rounded, denormal results included
    except OverflowError:
        return math.copysign(math.inf, exact)
