"""Train parties side by side and compare them: `compare`, `assert_agree`, `assert_accurate`, and parts of train."""

import math
from collections.abc import Mapping
from numbers import Integral, Real
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from crosscheck.comparison.agreement import Comparison, compare_run, where_saturated
from crosscheck.comparison.diagnosis import with_causes
from crosscheck.comparison.parties import (
    AnyParty,
    MalformedError,
    as_party,
    ending_at_the_caller,
    functions_of,
    module_of,
    name_of,
)
from crosscheck.comparison.training import OnStep, train
from crosscheck.homework import AnyHomework
from crosscheck.homework.circles.contract import ETA, INITIAL, N_STEPS, NAMES, Array, Party
from crosscheck.homework.circles.data import load_circles
from crosscheck.homework.circles.rounding.point import DTYPE
from crosscheck.homework.circles.run import Run
from crosscheck.homework.loading import load_homework
from crosscheck.judge.check import check
from crosscheck.report.text import render
from crosscheck.truth.errors import truth_of
from manual.inputs import as_training_set

LONGEST_SHOWN = 60  # characters of an argument that is not a party
N_FRESH, N_POINTS = 5, 40  # places drawn from a seed, and points at each
SPREAD = 3.0  # standard deviation of the parameters there; the homework's lie between -18 and 10


@ending_at_the_caller
def compare(
    *parties: AnyParty,
    X: npt.ArrayLike | None = None,
    y: npt.ArrayLike | None = None,
    initial: npt.ArrayLike = INITIAL,
    eta: float = ETA,
    n_steps: int = N_STEPS,
    dtype: npt.DTypeLike = "float64",
    truth: bool = False,
    everywhere: bool = False,
    homework: AnyHomework | str | None = None,
) -> Comparison:
    """Train parties side by side and compare losses, gradients and parameters at every step.

    A party is anything with these functions of arrays, X of shape (N, 2) and y of shape (N,):

        loss(params, X, y)           -> a number: the cross-entropy, summed over the N points
        loss_gradient(params, X, y)  -> array (17,): its derivatives, in the order of `crosscheck.NAMES`
        network(x, params)           -> array (N,) for x of shape (N, 2), or a number for a single x of shape (2,)
        optimize(initial, X, y, eta=.., n_steps=..)
                                     -> losses (n_steps + 1,) and params (n_steps + 1, 17), before the first step and after each

    The last two may be missing. Without `network`, outputs are not compared; without `optimize`, the steps are the
    homework's, ``params - eta * loss_gradient(params, X, y)``. An `optimize` may also return the losses alone, the
    parameters alone, the last parameters alone, or nothing; only returned values are compared. Where it returns
    no parameters and descends in place, they are read from `initial`. If it does not change `initial`, the steps
    are the homework's. The result says what was not compared. An `optimize` is called for each single step, and
    then once for all steps.

    No function may change its arguments, except `initial` in an `optimize` that returns no parameters. Answers are
    float64 numbers and arrays, or values that `numpy.asarray` makes such. None, a wrong shape and a wrong type are
    differences. Loss and gradient are evaluated twice at the first and the last step: answers that differ are a
    remark, and beyond the tolerance a difference. Parties that agree are also evaluated at 10 and 100 times `initial`,
    where the output saturates.

    Parameters
    ----------
    *parties
        Two or more, each a module, an object or a mapping with the functions above, what `crosscheck.party` or
        `torch_ref.as_party` returns, ``"by_hand"``, ``"tape"``, ``"with_autograd"``, ``"torch"``, the name of another
        module, or the path of a ``.py`` file. Their code runs in this process.
    X, y : arrays of shape (N, 2) and (N,) or (N, 1), optional
        The data; the circles if not given.
    initial : array of shape (17,)
        Where to start.
    eta, n_steps : float, int
        The learning rate, and how many steps to take; 0 compares at `initial` alone.
    dtype : "float64" or "float32"
        The precision of the least precise party. All parties get data and a start in that precision, so that
        none has to round them first.
    truth : bool
        Compare each party also with the exact descent, which proves the errors. The homework's own run needs nothing
        more; any other needs python-flint.
    everywhere : bool
        Whether differences where the output saturates count as differences, not as remarks.
    homework : Homework or str, optional
        Another homework, or its file. Then there is one party, with some of the homework's functions,
        which are compared with the reference at fresh questions. Nothing is trained; other keywords are ignored.

    Returns
    -------
    Comparison
        True if all agree. As text: for each quantity that differs, its first step that differs, the parameter, both
        values, the difference and its tolerance, which is twice the error bound of
        `crosscheck.homework.circles.rounding`; with `truth`, each party's errors and their bounds. If a party would
        agree with its parameters in another order, that order.

    Raises
    ------
    ValueError
        If fewer than two parties are given, one lacks a function that it needs, another argument is not as the
        homework requires, or `eta` is so large that the error bounds overflow.
    AnotherNetworkError
        If parties differ, and the network of one is not the homework's, nor the homework's with a known mistake.
    TypeError
        If `eta` is not a number, or `n_steps` not a whole one.
    PartyFailedError
        If a party raises; the message names it, the function and the step.
    NoTruthError
        If `truth` is requested and not available; the message says why.
    """
    __tracebackhide__ = True
    if homework is not None:
        return compare_with(homework, parties)
    named: dict[str, Party] = {}
    for party in parties:
        name = name_of(party)
        named[name if name not in named else f"{name}#{len(named) + 1}"] = as_party(party, _shown(party))
    try:
        if len(parties) < 2:
            raise ValueError(f"compare needs two parties or more, got {len(parties)}.")
        u = _unit_roundoff(dtype)
        _check_descent(eta, n_steps)
        if (X is None) != (y is None):
            raise ValueError("X and y must be given together, or neither for the circles.")
        points, labels = load_circles() if X is None or y is None else as_training_set(X, y)
        start = _as_start(initial)
    except (TypeError, ValueError) as why:
        raise why.with_traceback(None) from None
    points, start = (values.astype(DTYPE[u]).astype(float) for values in (points, start))
    return train_and_compare(named, Run(points, labels, start, eta, n_steps, u), everywhere, truth=truth)


def assert_agree(*parties: AnyParty, **keywords: Any) -> Comparison:
    """Compare as `compare` does, with the same keywords; if parties differ, raise AssertionError with the places."""
    __tracebackhide__ = True  # a test that fails ends at its own line
    comparison = compare(*parties, **keywords)
    if not comparison.agree:
        raise AssertionError(str(comparison))
    return comparison


def assert_accurate(
    party: AnyParty, *, seed: int | None = None, dtype: npt.DTypeLike = "float64", everywhere: bool = False
) -> dict[str, Comparison]:
    """Measure one party's errors, and raise if one exceeds its bound.

    Losses, gradients and parameters are compared with the truth at every step of the homework's run. Outputs of
    `network`, which have no stored exact values, are compared with those of `manual.by_hand`.

    Parameters
    ----------
    party
        Anything that `compare` takes.
    seed : int, optional
        Measure also at five places drawn from it: parameters, 40 points and their labels. Needs python-flint.
    dtype : "float64" or "float32"
        The party's precision. For float32 python-flint is needed.
    everywhere : bool
        Whether it must also be accurate where the output saturates; if not, an error there is a remark.

    Returns
    -------
    dict of str to Comparison
        By place, "the homework's run" first; ``comparison.errors`` holds each error and its bound.

    Raises
    ------
    AssertionError
        If an error exceeds its bound: where, and by how much. Other errors are those of `compare`.
    """
    __tracebackhide__ = True  # a test that fails ends at its own line
    places: dict[str, dict[str, Any]] = {"the homework's run": {}}
    random = np.random.default_rng(seed)
    for i in range(1, N_FRESH + 1) if seed is not None else ():
        places[f"fresh place {i} of seed {seed}"] = {
            "X": random.normal(scale=2.0, size=(N_POINTS, 2)),
            "y": (random.random(N_POINTS) < 0.5).astype(float),
            "initial": random.normal(scale=SPREAD, size=17),
            "n_steps": 0,
        }
    found = {}
    for place, asked in places.items():
        found[place] = comparison = compare("by_hand", party, dtype=dtype, truth=True, everywhere=everywhere, **asked)
        if not comparison.agree:
            raise AssertionError(f"At {place}:\n{comparison}")
    return found


def train_and_compare(
    parties: Mapping[str, Party], run: Run, everywhere: bool, on_step: OnStep = lambda *_: None, truth: bool = False
) -> Comparison:
    """Train parties as `train` does, and compare them. A malformed answer ends the run, and is a difference."""
    try:
        with np.errstate(all="ignore"):
            comparison = compare_run(train(parties, run, on_step), truth_of(run) if truth else None)
            comparison = where_saturated(comparison, parties, everywhere)
            return comparison if comparison.agree else with_causes(comparison, parties)
    except MalformedError as error:
        return Comparison(tuple(parties), None, error=error)


def compare_with(homework: AnyHomework | str, parties: tuple[AnyParty, ...]) -> Comparison:
    """Judge a party like a submission to another homework; ValueError if it has none of the homework's functions."""
    homework = load_homework(homework) if isinstance(homework, str) else homework
    if len(parties) != 1:
        raise ValueError(f"compare(.., homework=..) needs one party, got {len(parties)}.")
    (party,), name = parties, name_of(parties[0])
    held = module_of(str(party)) if isinstance(party, str | Path) else party
    names = [one for one in homework.wanted.functions if one != homework.wanted.descent]
    if not (functions := functions_of(held, names)):
        raise ValueError(f"{name} has none of {', '.join(names)}.")
    verdict = check(homework=homework, **functions).verdict
    right = verdict.verdict in ("right", "remarks")
    error = None if right else MalformedError(f"{name}: {render(verdict, explain=True)}".rstrip())
    return Comparison((homework.title, name), None, error=error)


def _shown(party: AnyParty) -> str:
    """Return a party as an error message shows it: its name, else its repr, or its type if the repr is long."""
    if isinstance(party, str):
        return party
    shown = " ".join(repr(party).split())
    return shown if len(shown) <= LONGEST_SHOWN else f"a {type(party).__name__}"


def _as_start(initial: npt.ArrayLike) -> Array:
    """Read the 17 packed start parameters. ValueError if they are not 17 finite numbers."""
    try:
        start = np.asarray(initial, dtype=float)
    except (TypeError, ValueError):
        raise ValueError(f"initial must hold the 17 packed params, numbers, got {initial!r:.60}.") from None
    if start.shape != (len(NAMES),):
        raise ValueError(f"initial must hold the 17 packed params, shape (17,), got shape {start.shape}.")
    for name, value in zip(NAMES, start.tolist(), strict=True):
        if not math.isfinite(value):
            raise ValueError(f"initial has {'a NaN' if math.isnan(value) else value} at {name}.")
    return start


def _check_descent(eta: float, n_steps: int) -> None:
    """Raise TypeError or ValueError if `eta` is not a finite number, or `n_steps` not a whole number of 0 or more."""
    if not isinstance(eta, Real):
        raise TypeError(f"eta must be a number, got {type(eta).__name__}.")
    if not math.isfinite(eta):
        raise ValueError(f"eta must be finite, got {eta}.")
    if not isinstance(n_steps, Integral) or isinstance(n_steps, bool):
        raise TypeError(f"n_steps must be a whole number, got {n_steps!r}.")
    if n_steps < 0:
        raise ValueError(f"n_steps must be 0 or more, got {n_steps}.")


def _unit_roundoff(dtype: npt.DTypeLike) -> float:
    """Return the unit roundoff of a precision, as NumPy or torch names it. ValueError if it is of neither precision."""
    name = str(getattr(dtype, "__name__", dtype)).removeprefix("torch.")
    by_name = {np.dtype(kind).name: u for u, kind in DTYPE.items()}
    if name not in by_name:
        raise ValueError(f"dtype must be 'float64' or 'float32', got {dtype!r}.")
    return by_name[name]
