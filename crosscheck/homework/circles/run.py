"""The data of a training run: the questions, each party's answers, and the comparison with expected numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from crosscheck import verdict
from crosscheck.homework.circles.contract import ETA, INITIAL, N_STEPS, NAMES, Array
from crosscheck.homework.circles.rounding.descent import along_descent
from crosscheck.homework.circles.rounding.point import FLOAT64

#: The quantities that are compared, and the party's function that computes each. "descent" is all steps in one call.
FUNCTION_OF = {
    "loss": "loss",
    "gradient": "loss_gradient",
    "params": "optimize",
    "network": "network",
    "descent": "optimize",
}
QUANTITIES = tuple(FUNCTION_OF)


def place(step: int, times: int = 1) -> str:
    """Return the parameters at which a party is asked, in words."""
    return f"at step {step}" if times == 1 else f"at {times} times the start"


class Question(NamedTuple):
    """A quantity that a party is asked for, and the source of the numbers that it is compared with."""

    party: str
    quantity: str
    beside: str  # another party, the truth, the record, or the party itself
    times: int = 1  # factor of the starting parameters, above 1 so that the output saturates
    again: bool = False  # whether it was asked a second time
    step: int = 0  # step of the descent; the first one in a question about all steps

    @property
    def between(self) -> tuple[str, str]:
        """Return the names of the sources of the obtained and of the expected number."""
        how = ", asked again," if self.again else ".optimize" if self.quantity == "descent" else ""
        return f"{self.party}{how}", self.beside

    @property
    def function(self) -> str:
        """Return the name of the party's function that was called."""
        return FUNCTION_OF[self.quantity]

    def to_json(self) -> dict[str, Any]:
        """Return the step, and the factor of the starting parameters if it is not 1."""
        return {"step": self.step} | ({} if self.times == 1 else {"times": self.times})


class Row(verdict.Row[Question]):
    """A number of a party, and the expected number.

    `entry` is the name of a parameter, "loss" in a descent, the point for the network, or None for the loss.
    """

    def __str__(self) -> str:
        (mine, other), quantity = self.question.between, self.question.quantity
        named = {"loss": "loss", "gradient": f"d loss / d {self.entry}", "network": f"network at {self.entry}"}
        entry = f"{place(self.question.step, self.question.times)}: {named.get(quantity, self.entry)}"
        both = f"{self.obtained!r} in {mine} and {self.expected!r} in {other}"
        return f"{quantity} {entry} is {both}, difference {self.apart:.3g}, tolerance {self.allowed:.2g}"


@dataclass(frozen=True)
class Rows:
    """All answers to one question, and the expected numbers: arrays with a row for each step."""

    question: Question
    steps: tuple[int, ...]
    obtained: Array
    expected: Array
    allowed: Array
    errors: Array | None = None  # (.., 2): proven absolute errors, and errors in ulp; None if `expected` is not exact

    @cached_property
    @np.errstate(all="ignore")  # inf - inf is NaN, which is beyond every tolerance
    def apart(self) -> Array:
        """Return the absolute errors."""
        return np.asarray(np.abs(self.obtained - self.expected)) if self.errors is None else self.errors[..., 0]

    @property
    def outside(self) -> npt.NDArray[np.bool_]:
        """Return a mask of the numbers beyond their tolerance."""
        outside = ~(self.apart <= self.allowed)
        # A descent is compared with the party's own single steps. A step that is not finite is no evidence against it.
        return outside & np.isfinite(self.expected) if self.question.quantity == "descent" else outside

    @property
    def equal(self) -> bool:
        """Return whether all numbers equal the expected ones bit for bit."""
        return self.obtained.tobytes() == self.expected.tobytes()

    @property
    def largest(self) -> Row:
        """Return the row with the largest error; if the expected values are exact, relative to its tolerance."""
        return self._worst(self._weights())

    @property
    def first(self) -> Row | None:
        """Return the worst row of the first step with a number beyond its tolerance; None if there is none."""
        outside = self.outside
        if not outside.any():
            return None
        step = np.arange(len(outside))[:, np.newaxis] == np.argmax(outside.any(axis=1))
        return self._worst(np.where(outside & step, self._weights(), -1.0))

    @np.errstate(all="ignore")
    def _weights(self) -> Array:
        if self.errors is not None:
            bounded = self.allowed > 0
            share = self.apart / np.where(bounded, self.allowed, 1.0)
            return np.where(bounded, share, np.where(self.outside, np.inf, 0.0))
        weights = np.where(np.isnan(self.apart), np.inf, self.apart)
        if self.question.quantity == "descent":  # its losses follow from its parameters
            weights[self.outside[:, 1:].any(axis=1), 0] = -1.0
        return weights

    def _worst(self, weights: Array) -> Row:
        at = tuple(int(i) for i in np.unravel_index(int(np.argmax(weights)), weights.shape))
        numbers = (float(values[at]) for values in (self.obtained, self.expected, self.allowed, self.apart))
        return Row(self.question._replace(step=self.steps[at[0]]), self._entry(at[1]), *numbers)

    def _entry(self, column: int) -> str | None:
        names = {"gradient": NAMES, "params": NAMES, "descent": ("loss", *NAMES)}.get(self.question.quantity)
        if self.question.quantity == "network":
            return f"point {column}"
        return names[column] if names else None


@dataclass
class Trajectory:
    """The numbers that a party computed at each step; None for a quantity that it does not compute."""

    losses: Array  # (n_steps + 1,): its loss at its own parameters
    params: Array  # (n_steps + 1, 17): its parameters, each step in a call of its own
    gradients: Array  # (n_steps + 1, 17), at its own parameters
    network: Array | None  # (2, N): its output at the first and the last parameters
    descent: Array | None = None  # (n_steps + 1, 18): losses and parameters, all steps in one call of its optimize
    again: dict[str, Array] = field(default_factory=dict)  # second answers at both ends: loss (2, 1), gradient (2, 17)
    seconds: dict[str, float] = field(default_factory=dict)  # duration of the calls for each quantity
    remarks: tuple[str, ...] = ()  # reasons why some numbers could not be compared

    def of(self, quantity: str) -> Array | None:
        """Return one quantity, shape (steps, entries); None if the party does not compute it."""
        attribute = {"loss": "losses", "gradient": "gradients"}.get(quantity, quantity)
        values: Array | None = getattr(self, attribute)
        return values[:, np.newaxis] if quantity == "loss" and values is not None else values

    @property
    def single_steps(self) -> Array:
        """Return the losses and parameters of the single steps, in the form of `descent`."""
        return np.column_stack([self.losses, self.params])


@dataclass
class Run:
    """A training run, by default the homework's: its arguments, and the trajectory of each party."""

    X: Array
    y: Array
    initial: Array = field(default_factory=lambda: INITIAL)
    eta: float = ETA
    n_steps: int = N_STEPS
    unit_roundoff: float = FLOAT64  # of the least precise party
    parties: dict[str, Trajectory] = field(default_factory=dict)
    times: int = 1  # factor of another run's starting parameters, above 1 so that the output saturates

    @cached_property
    def error_bounds(self) -> dict[str, Array]:
        """Return a correct party's error bounds by quantity: a row for each step; for the network, first and last."""
        steps = along_descent(self.initial, self.X, self.y, self.eta, self.n_steps, self.unit_roundoff)
        losses, params = np.array([[step.loss] for step in steps]), np.array([step.params for step in steps])
        return {
            "loss": losses,
            "gradient": np.array([step.gradient for step in steps]),
            "params": params,
            "network": np.array([step.network for step in (steps[0], steps[-1])]),
            "descent": np.hstack([losses, params]),
        }

    def hold(self, question: Question, obtained: Array, expected: Array) -> Rows:
        """Compare numbers of each step, or of the first and last, with expected ones, within both error bounds."""
        bounds = self.error_bounds[question.quantity]
        steps = tuple(range(self.n_steps + 1)) if len(obtained) == self.n_steps + 1 else (0, self.n_steps)
        allowed = 2 * (bounds if len(bounds) == len(obtained) else bounds[[0, -1]])
        return Rows(question, steps, obtained, expected, allowed)

    def beside(
        self, party: str, other: str, expected: Trajectory, quantities: Sequence[str] = QUANTITIES[:-1]
    ) -> dict[str, Rows]:
        """Compare a party with another trajectory in the quantities that both have; by default all but the descent."""
        held, mine = {}, self.parties[party]
        for quantity in quantities:
            values, right = mine.of(quantity), expected.of(quantity)
            if values is not None and right is not None:
                held[quantity] = self.hold(Question(party, quantity, other, self.times), values, right)
        return held
