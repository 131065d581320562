"""Train parties side by side and compare them: `compare`, `assert_agree`, and what the command `train` shares with them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from numbers import Integral, Real

import numpy as np
import numpy.typing as npt

from crosscheck.comparison.agreement import Comparison, compare_run
from crosscheck.comparison.parties import as_party, name_of
from crosscheck.comparison.training import MalformedError, OnStep, train
from crosscheck.homework.circles.contract import ETA, INITIAL, N_STEPS, Array, Party
from crosscheck.homework.circles.data import load_circles
from crosscheck.rounding.point import DTYPE, FLOAT64
from manual.inputs import as_params, as_training_set


def compare(
    *parties: Party,
    X: npt.ArrayLike | None = None,
    y: npt.ArrayLike | None = None,
    initial: npt.ArrayLike = INITIAL,
    eta: float = ETA,
    n_steps: int = N_STEPS,
    unit_roundoff: float = FLOAT64,
) -> Comparison:
    """Train parties side by side and compare losses, gradients and parameters at every step.

    Parameters
    ----------
    *parties
        Two or more namespaces with the homework's names.
    X, y : arrays of shape (N, 2) and (N,) or (N, 1), optional
        The data; the circles if not given.
    initial : array of shape (17,)
        Where to start.
    eta : float
        The learning rate.
    n_steps : int
        How many steps to take; 0 compares at `initial` alone.
    unit_roundoff : float
        Of the least precise party, `crosscheck.rounding.FLOAT64` or `FLOAT32`. All parties are then given data and a start that
        are numbers of that precision, so that none has to round them first.

    Raises
    ------
    ValueError
        If fewer than two parties are given, one lacks a function of the homework, another argument is not what the homework
        asks for, or `eta` is so large that the error bounds overflow.
    TypeError
        If `eta` is not a number, or `n_steps` not a whole one.
    PartyFailedError
        If a party raises; the message names it, the function and the step.
    """
    named: dict[str, Party] = {}
    for party in parties:
        name = _unused(name_of(party), named)
        named[name] = as_party(party, f"{party!r:.80}")
    if len(parties) < 2:
        raise ValueError(f"compare needs two parties or more, got {len(parties)}.")
    if unit_roundoff not in DTYPE:
        raise ValueError(f"unit_roundoff must be crosscheck.rounding.FLOAT64 or FLOAT32, got {unit_roundoff!r}.")
    _check_descent(eta, n_steps)
    if (X is None) != (y is None):
        raise ValueError("X and y must be given together, or neither for the circles.")
    if X is None or y is None:
        X, y = load_circles()
    points, labels = as_training_set(X, y)
    exact = DTYPE[unit_roundoff]
    points, start = points.astype(exact).astype(float), as_params(initial).astype(exact).astype(float)
    return train_and_compare(named, points, labels, start, eta, n_steps, unit_roundoff)


def assert_agree(
    *parties: Party,
    X: npt.ArrayLike | None = None,
    y: npt.ArrayLike | None = None,
    initial: npt.ArrayLike = INITIAL,
    eta: float = ETA,
    n_steps: int = N_STEPS,
    unit_roundoff: float = FLOAT64,
) -> Comparison:
    """Compare as `compare` does, and raise if the parties differ.

    Raises
    ------
    AssertionError
        If they differ: where, and by how much.
    ValueError, TypeError, PartyFailedError
        As `compare` does.
    """
    comparison = compare(*parties, X=X, y=y, initial=initial, eta=eta, n_steps=n_steps, unit_roundoff=unit_roundoff)
    if not comparison.agree:
        raise AssertionError(str(comparison))
    return comparison


def train_and_compare(
    parties: Mapping[str, Party],
    X: Array,
    y: Array,
    initial: Array,
    eta: float,
    n_steps: int,
    unit_roundoff: float = FLOAT64,
    on_step: OnStep | None = None,
) -> Comparison:
    """Train parties side by side, as `train` does with the same arguments, and compare what they computed.

    A malformed answer ends the run, and is a difference.

    Raises
    ------
    PartyFailedError
        If a party raises.
    BoundsOverflowError
        If the error bounds overflow: eta is far too large.
    """
    try:
        with np.errstate(all="ignore"):
            return compare_run(train(parties, X, y, initial, eta, n_steps, on_step, unit_roundoff))
    except MalformedError as error:
        return Comparison(tuple(parties), n_steps, None, {}, (), malformed=str(error))


def _check_descent(eta: float, n_steps: int) -> None:
    if not isinstance(eta, Real):
        raise TypeError(f"eta must be a number, got {type(eta).__name__}.")
    if not math.isfinite(eta):
        raise ValueError(f"eta must be finite, got {eta}.")
    if not isinstance(n_steps, Integral) or isinstance(n_steps, bool):
        raise TypeError(f"n_steps must be a whole number, got {n_steps!r}.")
    if n_steps < 0:
        raise ValueError(f"n_steps must be 0 or more, got {n_steps}.")


def _unused(name: str, taken: dict[str, Party]) -> str:
    return name if name not in taken else f"{name}#{len(taken) + 1}"
