"""Parties trained in lockstep: each takes its own step with its own update rule, all on the same data.

Then each party's `optimize` is asked once for all steps, which what it keeps between steps shows, and its loss and gradient are
asked a second time at the first and the last step.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import numpy as np
import numpy.typing as npt

from crosscheck.comparison.answers import MalformedError, OfAPartyError, as_array_of_shape, call_unchanged
from crosscheck.comparison.completing import completed, functions_of
from crosscheck.comparison.differences import FUNCTION_OF, steps_of
from crosscheck.comparison.steps import Optimized, optimized, step_taken
from crosscheck.homework.circles.contract import ETA, INITIAL, N_STEPS, NAMES, Array, Party
from crosscheck.rounding.point import FLOAT64
from crosscheck.run import Run, Trajectory, place
from crosscheck.submissions.errors import CannotJudgeError

OnStep = Callable[[int, Mapping[str, float]], None]


def train(
    parties: Mapping[str, Party],
    X: Array,
    y: Array,
    initial: npt.ArrayLike = INITIAL,
    eta: float = ETA,
    n_steps: int = N_STEPS,
    on_step: OnStep | None = None,
    unit_roundoff: float = FLOAT64,
    times: int = 1,
) -> Run:
    """Train every party for `n_steps` steps, side by side.

    Parameters
    ----------
    parties : mapping of name to party
    X, y : arrays of shape (N, 2) and (N,)
    initial : array of shape (17,)
    eta : float
    n_steps : int
        0 evaluates at `initial` alone.
    on_step : callable, optional
        Called with the step's number and the loss of each party, once all have reached it.
    unit_roundoff : float
        Of the least precise party, `crosscheck.rounding.FLOAT64` or `FLOAT32`. Besides float64s, its answers may be numbers of
        that precision.
    times : int
        What the parameters of another run's start were multiplied by, for messages.

    Raises
    ------
    MalformedError
        If a party returns a wrong shape or type or changes an argument; the message names it, the function and the step.
    PartyFailedError
        If a party raises an exception; the message names it, the function and the step.
    """
    run = Run(X, y, np.array(initial, dtype=float), eta, n_steps, unit_roundoff, times=times)
    walks = {name: _Walk(name, completed(party), run) for name, party in parties.items()}
    run.parties |= {name: walk.mine for name, walk in walks.items()}
    for step in range(n_steps + 1):
        for walk in walks.values():
            walk.advance(step)
        if on_step is not None:
            on_step(step, {name: float(walk.mine.losses[step]) for name, walk in walks.items()})
    for walk in walks.values():
        walk.descend()
        walk.ask_again()
    return run


class _Walk:
    """One party on its way: where it is, and what it has answered so far."""

    def __init__(self, name: str, party: Party, run: Run) -> None:
        self.name, self.party, self.run = name, party, run
        self.at = run.initial.copy()
        self.first: Optimized | None = None  # what `optimize` returned at the first step
        self.asked_again = ""
        n, size = run.n_steps + 1, run.initial.size
        self.has = functions_of(party).keys()
        outputs = np.empty((2, len(run.y))) if "network" in self.has else None
        self.mine = Trajectory(np.empty(n), np.empty((n, size)), np.empty((n, size)), outputs)
        self.mine.remarks = tuple(getattr(party, "lacks", ()))

    def advance(self, step: int) -> None:
        """Record what the party answers where it is, and let its own `optimize` take it one step further."""
        mine, run = self.mine, self.run
        mine.params[step] = self.at
        mine.losses[step] = self._loss(self.at, step)
        mine.gradients[step] = self._gradient(self.at, step)
        for row, when in ((0, 0), (1, run.n_steps)):
            if step == when and mine.network is not None:
                mine.network[row] = self._answer("network", {"x": run.X, "params": self.at}, run.y.shape, step)
        if step < run.n_steps:
            self.at = self._step(step)

    def descend(self) -> None:
        """Let the party's own `optimize` take all steps in one call; what a party lacks, or does not return, is not held."""
        n = self.run.n_steps
        if self.first is None or self.first.tells_nothing:
            return
        whole = self._optimize("descent", self.run.initial, n, f"{self.name}: over {n} steps, optimize")
        self.mine.descent = whole.as_descent(steps_of(self.mine))

    def ask_again(self) -> None:
        """Ask for the loss and the gradient at the first and the last step once more."""
        self.asked_again = "asked again "
        ends = [(self.mine.params[step], step) for step in (0, self.run.n_steps)]
        self.mine.again = {
            "loss": np.array([[self._loss(*end)] for end in ends]),
            "gradient": np.array([self._gradient(*end) for end in ends]),
        }

    def _loss(self, at: Array, step: int) -> float:
        return float(self._answer("loss", {"params": at, "X": self.run.X, "y": self.run.y}, (), step))

    def _gradient(self, at: Array, step: int) -> Array:
        return self._answer("gradient", {"params": at, "X": self.run.X, "y": self.run.y}, at.shape, step)

    def _answer(self, quantity: str, data: Mapping[str, Array], shape: tuple[int, ...], step: int) -> Array:
        function = FUNCTION_OF[quantity]
        context = f"{self.name}: {self.asked_again}{place(step, self.run.times)}, {function}"
        with self._asked(quantity):
            value = call_unchanged(getattr(self.party, function), data, context)
            return as_array_of_shape(value, shape, context, self.run.unit_roundoff)

    def _step(self, step: int) -> Array:
        """Take the party's own step, or the homework's where it has no `optimize`, or one that tells nothing of its step."""
        gradient, context = self.mine.gradients[step], f"{self.name}: at step {step}, optimize"
        step_of_homework = Optimized("", None, (self.at - self.run.eta * gradient)[np.newaxis])
        try:
            taken = step_of_homework
            if "optimize" in self.has:
                taken = self._optimize("params", self.at, 1, context)
            with self._asked("params"):
                return step_taken(step_of_homework if taken.path is None else taken, context)
        except CannotJudgeError:
            if np.isfinite(gradient).all():
                raise
            i = int(np.argmin(np.isfinite(gradient)))
            at = f"{self.name}: at step {step}, loss_gradient is {gradient[i]} at {NAMES[i]}"
            with self._asked("gradient"):
                raise MalformedError(f"{at}, and no step leads on from there.") from None

    def _optimize(self, quantity: str, initial: Array, n_steps: int, context: str) -> Optimized:
        with self._asked(quantity):
            found = optimized(
                self.party, initial, n_steps, self.run, context, None if self.first is None else self.first.form
            )
        if self.first is None:
            self.first = found
            self.mine.remarks += () if found.remark is None else (found.remark,)
        return found

    @contextmanager
    def _asked(self, quantity: str) -> Iterator[None]:
        """Time what is asked for within this block, and name the party and its function in errors."""
        started = time.perf_counter()
        try:
            yield
        except OfAPartyError as error:
            error.party, error.function = self.name, FUNCTION_OF[quantity]
            raise
        finally:
            self.mine.seconds[quantity] = self.mine.seconds.get(quantity, 0.0) + time.perf_counter() - started
