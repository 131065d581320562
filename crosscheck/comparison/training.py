"""Parties trained in lockstep: each takes its own step with its own update rule, all on the same data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from crosscheck.homework.circles.contract import ETA, INITIAL, N_STEPS, NAMES, Array, Party
from crosscheck.rounding.descent import along_descent
from crosscheck.rounding.point import DTYPE, FLOAT64
from crosscheck.submissions.errors import CannotJudgeError, one_line


class MalformedError(CannotJudgeError, ValueError):
    """A party returned something other than the contract's shape and type, or changed what it was given."""


class PartyFailedError(CannotJudgeError, RuntimeError):
    """A party raised an exception instead of answering."""


@dataclass
class Trajectory:
    """What one party computed, step after step."""

    losses: Array  # (n_steps + 1,): its loss at its own parameters
    reported: Array  # (n_steps + 1,): the losses that its optimize returned
    params: Array  # (n_steps + 1, 17)
    gradients: Array  # (n_steps + 1, 17), at its own parameters
    network: Array  # (2, N): its output at the first and the last parameters


@dataclass
class Run:
    """A training run: what was asked, every party's trajectory, and the bounds that a correct one keeps."""

    X: Array
    y: Array
    initial: Array
    eta: float
    n_steps: int
    unit_roundoff: float = FLOAT64  # of the least precise party
    parties: dict[str, Trajectory] = field(default_factory=dict)

    @cached_property
    def error_bounds(self) -> dict[str, Array]:
        """Bound a correct party's errors: loss (n_steps + 1, 1), gradient and params (n_steps + 1, 17), network (2, N)."""
        steps = along_descent(self.initial, self.X, self.y, self.eta, self.n_steps, self.unit_roundoff)
        return {
            "loss": np.array([[step.loss] for step in steps]),
            "gradient": np.array([step.gradient for step in steps]),
            "params": np.array([step.params for step in steps]),
            "network": np.array([step.network for step in (steps[0], steps[-1])]),
        }


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
    start = np.array(initial, dtype=float)
    run = Run(X, y, start, eta, n_steps, unit_roundoff)
    at = {name: start.copy() for name in parties}
    for name in parties:
        run.parties[name] = Trajectory(
            np.empty(n_steps + 1),
            np.empty(n_steps + 1),
            np.empty((n_steps + 1, start.size)),
            np.empty((n_steps + 1, start.size)),
            np.empty((2, len(y))),
        )
    for step in range(n_steps + 1):
        for name, party in parties.items():
            at[name] = _advance(name, party, at[name], step, run)
        if on_step is not None:
            on_step(step, {name: float(run.parties[name].losses[step]) for name in parties})
    return run


def _advance(name: str, party: Party, params: Array, step: int, run: Run) -> Array:
    """Record what a party answers at `params`, and return where its own optimize goes from there."""
    mine, X, y, u = run.parties[name], run.X, run.y, run.unit_roundoff
    context = f"{name}: at step {step}, "
    data = {"params": params, "X": X, "y": y}
    mine.params[step] = params
    mine.losses[step] = _answer(party, "loss", data, (), context, u)
    mine.gradients[step] = _answer(party, "loss_gradient", data, params.shape, context, u)
    for place, when in ((0, 0), (1, run.n_steps)):
        if step == when:
            mine.network[place] = _answer(party, "network", {"x": X, "params": params}, y.shape, context, u)
    if step == run.n_steps:
        if run.n_steps == 0:
            mine.reported[0] = mine.losses[0]
        return params
    losses, after = _one_step(party, params, run, context + "optimize")
    mine.reported[step + 1] = losses[1]
    if step == 0:
        mine.reported[0] = losses[0]
    return after


def _answer(
    party: Party, function: str, data: Mapping[str, Array], shape: tuple[int, ...], context: str, u: float
) -> Array:
    value = call_unchanged(getattr(party, function), data, context + function)
    return as_array_of_shape(value, shape, context + function, u)


def _one_step(party: Party, params: Array, run: Run, context: str) -> tuple[Array, Array]:
    """Let a party take one step: return its losses before and after, and the parameters after."""
    data = {"initial": params, "X": run.X, "y": run.y}
    returned = call_unchanged(party.optimize, data, context, eta=run.eta, n_steps=1)
    if not isinstance(returned, tuple) or len(returned) != 2:
        raise MalformedError(f"{context} returned {type(returned).__name__}, expected a tuple (losses, params).")
    losses = as_array_of_shape(returned[0], (2,), f"{context}'s losses", run.unit_roundoff)
    after = as_array_of_shape(returned[1], (2, params.size), f"{context}'s params", run.unit_roundoff)[1].copy()
    if not np.isfinite(after).all():
        i = int(np.argmin(np.isfinite(after)))
        raise MalformedError(f"{context}'s params move {NAMES[i]} to {after[i]}, expected a finite number.")
    return losses, after


def call_unchanged(
    function: Callable[..., object], arguments: Mapping[str, Array], context: str, **named: float
) -> object:
    """Call a party's function with copies of its arguments, and return its answer if it left them unchanged.

    Parameters
    ----------
    function : callable
    arguments : mapping of name to array
        The names are for the message alone.
    context : str
        Which party, step and function: how each message begins.
    **named
        Further arguments, passed by name.

    Raises
    ------
    PartyFailedError
        If the function raises, or leaves the program.
    MalformedError
        If it changes an argument.
    """
    given = {name: argument.copy() for name, argument in arguments.items()}
    try:
        value = function(*given.values(), **named)
    except (Exception, SystemExit) as error:
        raise PartyFailedError(f"{context} raised {one_line(error)}") from error
    for name, argument in arguments.items():
        if not np.array_equal(given[name], argument):
            raise MalformedError(f"{context} changes its argument {name}, which must stay as it is.")
    return value


def as_array_of_shape(value: object, shape: tuple[int, ...], context: str, unit_roundoff: float = FLOAT64) -> Array:
    """Return a party's answer as float64s, if it is an array of the shape that the contract asks for.

    Its numbers are float64s, or, for a larger `unit_roundoff`, numbers of that precision.

    Raises
    ------
    MalformedError
        If the value is ragged, of another dtype, or of another shape; the message begins with `context`.
    """
    try:
        array = np.asarray(value)
    except ValueError:
        raise MalformedError(f"{context} is ragged, expected a rectangular array of shape {shape}.") from None
    if array.dtype not in (np.float64, DTYPE[unit_roundoff]):
        raise MalformedError(f"{context} has dtype {array.dtype}, expected {np.dtype(DTYPE[unit_roundoff])}.")
    if array.shape != shape:
        raise MalformedError(f"{context} has shape {array.shape}, expected {shape}.")
    return array.astype(np.float64, copy=False)
