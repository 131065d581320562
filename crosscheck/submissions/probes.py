"""Where a submission is asked, and its answers there beside those of the homework's reference."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, Protocol, Self, TypeAlias

import numpy as np
import numpy.typing as npt

from crosscheck.submissions.outcomes import Outcome

Array: TypeAlias = npt.NDArray[np.float64]

SATURATED_RTOL = 1e-6  # of the largest entry, where the output saturates: only the limit is looked at there


class Reference(Protocol):
    """The right answers of a homework, and how far rounding may carry a right submission from them."""

    @property
    def objective_name(self) -> str:
        """The name of the loss among the functions."""

    def values(self, params: Array, X: Array, y: Array) -> Mapping[str, Array]:
        """Return each function's value, by its name."""

    def objective(self, params: Array, X: Array, y: Array) -> float:
        """Return the loss alone, which is asked for very often."""

    def allowances(self, params: Array, X: Array, y: Array) -> Mapping[str, Array]:
        """Return how far a right answer may lie away, entry by entry, for each function."""


@dataclass(frozen=True, eq=False)
class Probe:
    """One set of parameters and data at which each function is called.

    By its kind it is one of the homework's own small calls, its own data, random, or one where the output saturates.
    """

    at: str  # in words, to follow ``loss(``: the parameters, a comma, and the data
    kind: Literal["published", "homework", "fresh", "saturated"]
    params: Array = field(repr=False)  # of shape (P,)
    X: Array = field(repr=False)  # (N, D)
    y: Array = field(repr=False)  # (N,) or (N, 1)
    reference: Reference = field(repr=False)
    fixed: bool = False  # whether it is a random one that is asked for every seed
    gentle: bool = False  # whether the parameters are so small that no mistake makes the output saturate
    in_turns: bool = False  # whether it is along the homework's descent, where functions are asked in turns
    strained: bool = False  # whether it is so far out that a logarithm's constant or a difference's step shows most

    @cached_property
    def ordinary(self) -> bool:
        """Whether the output saturates nowhere, so that a difference is a mistake and not a lost digit."""
        return self.kind != "saturated"

    @cached_property
    def listed(self) -> bool:
        """Whether it is asked whatever the seed: by these questions accuracy is measured."""
        return self.fixed or self.kind in ("published", "homework")

    @cached_property
    def column(self) -> bool:
        """Whether the labels are passed as (N, 1) with N > 1."""
        return self.y.ndim == 2 and len(self.y) > 1

    def asks_as(self, other: Self) -> bool:
        """Return whether both are the same question, but for the shape of y."""
        mine, others = (self.params, self.X, self.y.reshape(-1)), (other.params, other.X, other.y.reshape(-1))
        return all(map(np.array_equal, mine, others))

    def allowance(self, function: str) -> Array:
        """Return how far a right answer may lie from the reference's, entry by entry."""
        if self.ordinary:
            return self._allowances[function]
        expected = self.values[function]
        return np.full(expected.shape, SATURATED_RTOL * max(1.0, float(np.abs(expected).max())))

    @cached_property
    def values(self) -> Mapping[str, Array]:
        """Return the reference's answers, by function."""
        return self.reference.values(self.params, self.X, self.y)

    @property
    def objective(self) -> float:
        """Return the reference's loss."""
        return float(self.values[self.reference.objective_name])

    @cached_property
    def _allowances(self) -> Mapping[str, Array]:
        return self.reference.allowances(self.params, self.X, self.y)


@dataclass(eq=False)
class Answer:
    """A submission's answer to one probe."""

    function: str
    probe: Probe
    outcome: Outcome
    value: Array | None  # in the expected shape; None if the call failed or returned another shape
    first: int = 0  # of several calls, the first that did

    @property
    def numbers(self) -> Array:
        """Return the value; NaN where there is none."""
        return np.full(self.expected.shape, np.nan) if self.value is None else self.value

    @cached_property
    def expected(self) -> Array:
        """Return the reference's answer."""
        return self.probe.values[self.function]

    def expected_after(self, change: Callable[[Array], Array], names: Iterable[str]) -> Array:
        """Return the reference's answer with some arguments changed."""
        changed: dict[str, Any] = {name: change(getattr(self.probe, name)) for name in names}
        return replace(self.probe, **changed).values[self.function]

    @cached_property
    def allowance(self) -> Array:
        """Return how far a right answer may lie from it, entry by entry."""
        return self.probe.allowance(self.function)

    @cached_property
    def fresh(self) -> bool:
        """Whether it was asked at a random probe."""
        return self.probe.kind == "fresh"

    @cached_property
    def agrees(self) -> bool:
        """Whether every entry is within its allowance; NaN is not, infinity is where it is expected."""
        if self.value is None:
            return False
        same = self.value == self.expected
        if same.all():  # without asking for the allowance, which takes longer than all the rest
            return True
        return bool(((np.abs(self.value - self.expected) <= self.allowance) | same).all())

    @cached_property
    def error(self) -> Array:
        """Return the distance from the expected value, entry by entry; infinite where there is no value."""
        if self.value is None:
            return np.full(self.expected.shape, np.inf)
        error = np.abs(self.value - self.expected)
        return np.where(np.isnan(error), np.inf, error)

    @cached_property
    def relative_error(self) -> float:
        """Return the largest error, as a fraction of the largest expected entry (of 1 where all are smaller)."""
        return float(self.error.max()) / max(1.0, float(np.abs(self.expected).max()))
