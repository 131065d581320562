"""The questions to a submission, and its answers beside those of the homework's reference."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, Protocol, Self, TypeAlias

import numpy as np
import numpy.typing as npt

from crosscheck.submissions.outcomes import Outcome

Array: TypeAlias = npt.NDArray[np.float64]

SATURATED_RTOL = 1e-6  # tolerance where the output saturates, relative to the largest entry; only limits matter there


class Reference(Protocol):
    """The right answers of a homework, and their tolerances."""

    @property
    def objective_name(self) -> str:
        """Return the name of the loss function."""

    def values(self, params: Array, X: Array, y: Array) -> Mapping[str, Array]:
        """Return the value of each function by name, for params (P,), X (N, D), and y (N,) or (N, 1)."""

    def objective(self, params: Array, X: Array, y: Array) -> float:
        """Return only the loss, which is needed very often."""

    def least_allowances(self, params: Array, X: Array, y: Array) -> Mapping[str, Array]:
        """Return quick lower bounds of the tolerances; only for questions at which the output does not saturate."""

    def allowances(self, params: Array, X: Array, y: Array) -> Mapping[str, Array]:
        """Return the absolute tolerance of each function's value by name, in the value's shape."""


@dataclass(frozen=True, eq=False)
class Probe:
    """A question: one set of parameters and data with which each function is called.

    Its kind is one of the homework's published calls, the homework's data, random, or with a saturated output.
    """

    at: str  # description in words that can follow ``loss(``: the parameters, a comma, and the data
    kind: Literal["published", "homework", "fresh", "saturated"]
    params: Array = field(repr=False)  # of shape (P,)
    X: Array = field(repr=False)  # (N, D)
    y: Array = field(repr=False)  # (N,) or (N, 1)
    reference: Reference = field(repr=False)
    fixed: bool = False  # whether it is a random question that is asked for every seed
    gentle: bool = False  # whether the parameters are so small that no mistake makes the output saturate
    in_turns: bool = False  # whether it is along the homework's descent, where the functions are called in turns
    strained: bool = False  # whether a constant in the logarithm, or the step of a difference, has its largest effect

    @cached_property
    def ordinary(self) -> bool:
        """Whether the output saturates nowhere, so that an error is a mistake and not a loss of digits."""
        return self.kind != "saturated"

    @cached_property
    def listed(self) -> bool:
        """Whether it is asked for every seed. Accuracy is measured at these questions."""
        return self.fixed or self.kind in ("published", "homework")

    @cached_property
    def column(self) -> bool:
        """Whether the labels are passed as (N, 1) with N > 1."""
        return self.y.ndim == 2 and len(self.y) > 1

    def asks_as(self, other: Self) -> bool:
        """Return whether both are the same question, except for the shape of y."""
        mine, others = (self.params, self.X, self.y.reshape(-1)), (other.params, other.X, other.y.reshape(-1))
        return all(map(np.array_equal, mine, others))

    def allowance(self, function: str) -> Array:
        """Return the absolute tolerance of a function's value, in its shape."""
        if self.ordinary:
            return self._allowances[function]
        expected = self.values[function]
        return np.full(expected.shape, SATURATED_RTOL * max(1.0, float(np.abs(expected).max())))

    @cached_property
    def values(self) -> Mapping[str, Array]:
        """Return the reference's answers, by function."""
        return self.reference.values(self.params, self.X, self.y)

    @cached_property
    def least_allowances(self) -> Mapping[str, Array]:
        """Return what no tolerance is below, by function. Most right answers are within it, and it is quick."""
        return self.reference.least_allowances(self.params, self.X, self.y) if self.ordinary else {}

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
    first: int = 0  # index of the first call that failed or returned another shape

    @property
    def numbers(self) -> Array:
        """Return the value; an array of NaN if there is none."""
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
        """Return the absolute tolerance of each entry."""
        return self.probe.allowance(self.function)

    @cached_property
    def fresh(self) -> bool:
        """Whether it was asked at a random probe."""
        return self.probe.kind == "fresh"

    @cached_property
    def agrees(self) -> bool:
        """Whether every entry is within its tolerance. NaN never is; infinity is if it is expected."""
        if self.value is None:
            return False
        same = self.value == self.expected
        if same.all():
            return True
        error = np.abs(self.value - self.expected)
        if (error <= self.probe.least_allowances.get(self.function, 0)).all():  # the allowance is slow to compute
            return True
        return bool(((error <= self.allowance) | same).all())

    @cached_property
    def error(self) -> Array:
        """Return the absolute error of each entry; infinite for NaN, or if there is no value."""
        if self.value is None:
            return np.full(self.expected.shape, np.inf)
        error = np.abs(self.value - self.expected)
        return np.where(np.isnan(error), np.inf, error)

    @cached_property
    def relative_error(self) -> float:
        """Return the largest error, relative to the largest expected entry, or to 1 if all entries are smaller."""
        return float(self.error.max()) / max(1.0, float(np.abs(self.expected).max()))
