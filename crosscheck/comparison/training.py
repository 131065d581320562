"""Parties trained in lockstep: each takes its own step with its own update rule, all on the same data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from crosscheck.homework.circles.contract import ETA, INITIAL, N_STEPS, NAMES, Array, Party
from crosscheck.rounding.point import DTYPE, FLOAT64


class MalformedError(ValueError):
    """A party returned something other than the contract's shape and type, or changed what it was given."""


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
    """A training run: what was asked, and every party's trajectory."""

    X: Array
    y: Array
    initial: Array
    eta: float
    n_steps: int
    unit_roundoff: float = FLOAT64  # of the least precise party
    parties: dict[str, Trajectory] = field(default_factory=dict)


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
        Of the least precise party: arrays of that precision are read as well as those of float64.

    Raises
    ------
    MalformedError
        If a party returns a wrong shape or type or changes an argument; the message names it, the function and the step.
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
    """Record what a party says at `params`, and return where its own optimize goes from there."""
    mine, X, y, u = run.parties[name], run.X, run.y, run.unit_roundoff
    says = f"{name}: at step {step}, "
    mine.params[step] = params
    data = {"params": params, "X": X, "y": y}
    mine.losses[step] = read(_ask(party.loss, data, says + "loss"), (), says + "loss", u)
    gradient = _ask(party.loss_gradient, data, says + "loss_gradient")
    mine.gradients[step] = read(gradient, params.shape, says + "loss_gradient", u)
    for place, when in ((0, 0), (1, run.n_steps)):
        if step == when:
            outputs = _ask(party.network, {"x": X, "params": params}, says + "network")
            mine.network[place] = read(outputs, y.shape, says + "network", u)
    if step == run.n_steps:
        if run.n_steps == 0:
            mine.reported[0] = mine.losses[0]
        return params
    losses, after = _one_step(party, params, run, says)
    mine.reported[step + 1] = losses[1]
    if step == 0:
        mine.reported[0] = losses[0]
    return after


def _one_step(party: Party, params: Array, run: Run, says: str) -> tuple[Array, Array]:
    """Let a party take one step: its losses before and after, and the parameters after."""
    data = {"initial": params, "X": run.X, "y": run.y}
    returned = _ask(party.optimize, data, says + "optimize", eta=run.eta, n_steps=1)
    if not isinstance(returned, tuple) or len(returned) != 2:
        raise MalformedError(f"{says}optimize returned {type(returned).__name__}, expected a tuple (losses, params).")
    losses = read(returned[0], (2,), says + "optimize's losses", run.unit_roundoff)
    after = read(returned[1], (2, params.size), says + "optimize's params", run.unit_roundoff)[1].copy()
    if not np.isfinite(after).all():
        i = int(np.argmin(np.isfinite(after)))
        raise MalformedError(f"{says}optimize's params move {NAMES[i]} to {after[i]}, expected a finite number.")
    return losses, after


def _ask(function: Callable[..., object], arguments: Mapping[str, Array], what: str, **named: float) -> object:
    """Call a party's function with copies of its arguments, which it must leave as they are."""
    given = {name: argument.copy() for name, argument in arguments.items()}
    value = function(*given.values(), **named)
    for name, argument in arguments.items():
        if not np.array_equal(given[name], argument):
            raise MalformedError(f"{what} changes its argument {name}, which must stay as it is.")
    return value


def read(value: object, shape: tuple[int, ...], what: str, unit_roundoff: float = FLOAT64) -> Array:
    """Take a party's value as an array of the shape that the contract asks for.

    Float64s, or, of parties whose unit roundoff is larger, also numbers of their own precision, carried over to float64.

    Raises
    ------
    MalformedError
        If the value is ragged, of another dtype, or of another shape; the message begins with `what`.
    """
    try:
        array = np.asarray(value)
    except ValueError:
        raise MalformedError(f"{what} is ragged, expected a rectangular array of shape {shape}.") from None
    if array.dtype not in (np.float64, DTYPE[unit_roundoff]):
        raise MalformedError(f"{what} has dtype {array.dtype}, expected {np.dtype(DTYPE[unit_roundoff])}.")
    if array.shape != shape:
        raise MalformedError(f"{what} has shape {array.shape}, expected {shape}.")
    return array.astype(np.float64, copy=False)
