"""A run of parties: what was asked, what each computed, and each number beside the one that was expected. Data only."""

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

#: What is compared, and the party's function that it comes from; a descent is all steps in one call.
FUNCTION_OF = {
    "loss": "loss",
    "gradient": "loss_gradient",
    "params": "optimize",
    "network": "network",
    "descent": "optimize",
}
QUANTITIES = tuple(FUNCTION_OF)


def place(step: int, times: int = 1) -> str:
    """Return where a party is asked, in words."""
    return f"at step {step}" if times == 1 else f"at {times} times the start"


class Question(NamedTuple):
    """What a party was asked for, and with whose numbers its answers are compared."""

    party: str
    quantity: str
    beside: str  # another party, the truth, the record, or the party itself
    times: int = 1  # the start's parameters were multiplied by this, so that the output saturates
    again: bool = False  # whether it was asked a second time
    step: int = 0  # of the descent; of all its steps, the first

    @property
    def between(self) -> tuple[str, str]:
        """Whose number was obtained, and whose was expected."""
        how = ", asked again," if self.again else ".optimize" if self.quantity == "descent" else ""
        return f"{self.party}{how}", self.beside

    @property
    def function(self) -> str:
        """The party's function that was asked."""
        return FUNCTION_OF[self.quantity]

    def to_json(self) -> dict[str, Any]:
        """Return the step, and at how many times the start's parameters if there are several."""
        return {"step": self.step} | ({} if self.times == 1 else {"times": self.times})


class Row(verdict.Row[Question]):
    """One number of a party, beside the one that was expected.

    Its entry is a parameter, or "loss" in a descent; of the network, which point; None for the loss alone.
    """

    def __str__(self) -> str:
        (mine, other), quantity = self.question.between, self.question.quantity
        named = {"loss": "loss", "gradient": f"d loss / d {self.entry}", "network": f"network at {self.entry}"}
        entry = f"{place(self.question.step, self.question.times)}: {named.get(quantity, self.entry)}"
        both = f"{self.obtained!r} in {mine} and {self.expected!r} in {other}"
        return f"{quantity} {entry} is {both}, difference {self.apart:.3g}, tolerance {self.allowed:.2g}"


@dataclass(frozen=True)
class Rows:
    """All answers to one question, beside what was expected: arrays with a row for each step."""

    question: Question
    steps: tuple[int, ...]
    obtained: Array
    expected: Array
    allowed: Array
    errors: Array | None = None  # (.., 2): where what is expected is exact, the proven errors, absolute and in ulp

    @cached_property
    def apart(self) -> Array:
        """How far each number is from the one expected."""
        if self.errors is not None:
            return self.errors[..., 0]
        with np.errstate(all="ignore"):  # inf - inf is NaN, which is beyond every tolerance
            return np.asarray(np.abs(self.obtained - self.expected))

    @property
    def outside(self) -> npt.NDArray[np.bool_]:
        """Which numbers are beyond their tolerance."""
        outside = ~(self.apart <= self.allowed)
        # A descent is held against the party's own steps: where those are no numbers, they say nothing of it.
        return outside & np.isfinite(self.expected) if self.question.quantity == "descent" else outside

    @property
    def equal(self) -> bool:
        """Whether all numbers are those expected, bit for bit."""
        return self.obtained.tobytes() == self.expected.tobytes()

    @property
    def largest(self) -> Row:
        """The largest difference; for exact values the one that is closest to its bound, or exceeds it most."""
        return self._worst(self._weights())

    @property
    def first(self) -> Row | None:
        """The first step where a number is beyond its tolerance, its worst entry; None if there is none."""
        outside = self.outside
        if not outside.any():
            return None
        step = np.zeros_like(outside)
        step[int(np.argmax(outside.any(axis=1)))] = True
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
    """What one party computed, step after step. None stands for what it does not compute."""

    losses: Array  # (n_steps + 1,): its loss at its own parameters
    params: Array  # (n_steps + 1, 17), each step taken alone
    gradients: Array  # (n_steps + 1, 17), at its own parameters
    network: Array | None  # (2, N): its output at the first and the last parameters
    descent: Array | None = None  # (n_steps + 1, 18): losses and parameters, all steps in one call of its optimize
    again: dict[str, Array] = field(default_factory=dict)  # loss (2, 1), gradient (2, 17): at both ends, asked twice
    seconds: dict[str, float] = field(default_factory=dict)  # by quantity: how long the calls took that bring it
    remarks: tuple[str, ...] = ()  # on numbers that could not be compared, and why

    def of(self, quantity: str) -> Array | None:
        """Return one quantity, shape (steps, entries); None if the party does not compute it."""
        attribute = {"loss": "losses", "gradient": "gradients"}.get(quantity, quantity)
        values: Array | None = getattr(self, attribute)
        return values[:, np.newaxis] if quantity == "loss" and values is not None else values

    @property
    def single_steps(self) -> Array:
        """Losses and parameters of the single steps, in the form of `descent`."""
        return np.column_stack([self.losses, self.params])


@dataclass
class Run:
    """A training run: what the parties are asked, and what they have computed; by default the homework's."""

    X: Array
    y: Array
    initial: Array = field(default_factory=lambda: INITIAL)
    eta: float = ETA
    n_steps: int = N_STEPS
    unit_roundoff: float = FLOAT64  # of the least precise party
    parties: dict[str, Trajectory] = field(default_factory=dict)
    times: int = 1  # what the parameters of another run's start were multiplied by, so that the output saturates

    @cached_property
    def error_bounds(self) -> dict[str, Array]:
        """Bound a correct party's errors, by quantity: a row for each step, of the network for the first and last."""
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
        """Compare numbers of each step, or of the first and the last, with others, within the error bounds of both."""
        bounds = self.error_bounds[question.quantity]
        steps = tuple(range(self.n_steps + 1)) if len(obtained) == self.n_steps + 1 else (0, self.n_steps)
        allowed = 2 * (bounds if len(bounds) == len(obtained) else bounds[[0, -1]])
        return Rows(question, steps, obtained, expected, allowed)

    def beside(
        self, party: str, other: str, expected: Trajectory, quantities: Sequence[str] = QUANTITIES[:-1]
    ) -> dict[str, Rows]:
        """Compare a party with another's trajectory, in each quantity that both compute, except the descent."""
        held, mine = {}, self.parties[party]
        for quantity in quantities:
            values, right = mine.of(quantity), expected.of(quantity)
            if values is not None and right is not None:
                held[quantity] = self.hold(Question(party, quantity, other, self.times), values, right)
        return held
