"""Parties trained in lockstep: each takes its own step with its own update rule, all on the same data."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from crosscheck.comparison.answers import (
    MalformedError,
    PartyFailedError,
    as_array_of_shape,
    call_unchanged,
)
from crosscheck.comparison.completing import completed
from crosscheck.comparison.steps import Step, one_step
from crosscheck.homework.circles.contract import ETA, INITIAL, N_STEPS, Array, Party
from crosscheck.rounding.point import FLOAT64
from crosscheck.run import Run, Trajectory

__all__ = [
    "MalformedError",
    "OnStep",
    "PartyFailedError",
    "Run",
    "Trajectory",
    "as_array_of_shape",
    "call_unchanged",
    "train",
]

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

    Raises
    ------
    MalformedError
        If a party returns a wrong shape or type or changes an argument; the message names it, the function and the step.
    PartyFailedError
        If a party raises an exception; the message names it, the function and the step.
    """
    run = Run(X, y, np.array(initial, dtype=float), eta, n_steps, unit_roundoff)
    whole = {name: completed(party) for name, party in parties.items()}
    walks = {name: _Walk(name, party, run) for name, party in whole.items()}
    run.parties |= {name: walk.mine for name, walk in walks.items()}
    for step in range(n_steps + 1):
        for walk in walks.values():
            walk.advance(step)
        if on_step is not None:
            on_step(step, {name: float(walk.mine.losses[step]) for name, walk in walks.items()})
    return run


class _Walk:
    """One party on its way: where it is, and what it has answered so far."""

    def __init__(self, name: str, party: Party, run: Run) -> None:
        self.name, self.party, self.run = name, party, run
        self.at, self.form = run.initial.copy(), ""
        n, size = run.n_steps + 1, run.initial.size
        outputs = np.empty((2, len(run.y))) if getattr(party, "network", None) is not None else None
        self.mine = Trajectory(np.empty(n), np.empty(n), np.empty((n, size)), np.empty((n, size)), outputs)
        self.mine.remarks = tuple(getattr(party, "lacks", ()))

    def advance(self, step: int) -> None:
        """Record what the party answers where it is, and let its own `optimize` take it one step further."""
        mine, run, context = self.mine, self.run, f"{self.name}: at step {step}, "
        data = {"params": self.at, "X": run.X, "y": run.y}
        mine.params[step] = self.at
        mine.losses[step] = self._answer("loss", data, (), context)
        mine.gradients[step] = self._answer("loss_gradient", data, self.at.shape, context)
        for place, when in ((0, 0), (1, run.n_steps)):
            if step == when and mine.network is not None:
                mine.network[place] = self._answer("network", {"x": run.X, "params": self.at}, run.y.shape, context)
        if step < run.n_steps:
            try:
                taken = one_step(self.party, self.at, mine.gradients[step], run, context + "optimize")
                self._record(taken, step, context)
            except MalformedError as error:
                error.party, error.function = self.name, error.function or "optimize"
                raise
            self.at = taken.after
        elif step == 0 and mine.reported is not None:
            mine.reported[0] = mine.losses[0]

    def _answer(self, function: str, data: Mapping[str, Array], shape: tuple[int, ...], context: str) -> Array:
        try:
            value = call_unchanged(getattr(self.party, function), data, context + function)
            return as_array_of_shape(value, shape, context + function, self.run.unit_roundoff)
        except MalformedError as error:
            error.party, error.function = self.name, function
            raise

    def _record(self, taken: Step, step: int, context: str) -> None:
        """Record the losses that `optimize` reports. What it returns at the first step, it must return at every one."""
        if step == 0:
            self.form = taken.form
            if taken.losses is None:
                self.mine.reported = None
            if taken.remark is not None:
                self.mine.remarks += (taken.remark,)
        elif taken.form != self.form:
            raise MalformedError(f"{context}optimize returned {taken.form}, but at step 0 {self.form}.")
        if taken.losses is not None and self.mine.reported is not None:
            self.mine.reported[step + 1] = taken.losses[1]
            if step == 0:
                self.mine.reported[0] = taken.losses[0]
