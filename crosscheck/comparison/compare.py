"""Train parties side by side and compare them: `compare`, `assert_agree`, and what the command `train` shares with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from crosscheck.comparison.agreement import Comparison, compare_run
from crosscheck.comparison.answers import MalformedError, ending_at_the_caller
from crosscheck.comparison.arguments import as_start, check_descent, precision
from crosscheck.comparison.completing import AnyParty, name_of
from crosscheck.comparison.diagnosis import with_causes
from crosscheck.comparison.differences import Source
from crosscheck.comparison.parties import as_party
from crosscheck.comparison.saturation import where_saturated
from crosscheck.comparison.training import OnStep, train
from crosscheck.homework.circles.contract import ETA, INITIAL, N_STEPS, Array, Party
from crosscheck.homework.circles.data import load_circles
from crosscheck.rounding.point import DTYPE, FLOAT64
from crosscheck.truth.errors import truth_of
from manual.inputs import as_training_set

LONGEST_SHOWN = 60  # characters of what is no party


@ending_at_the_caller
def compare(
    *parties: AnyParty,
    X: npt.ArrayLike | None = None,
    y: npt.ArrayLike | None = None,
    initial: npt.ArrayLike = INITIAL,
    eta: float = ETA,
    n_steps: int = N_STEPS,
    unit_roundoff: float | None = None,
    dtype: npt.DTypeLike | None = None,
    truth: bool = False,
    everywhere: bool = False,
) -> Comparison:
    """Train parties side by side and compare losses, gradients and parameters at every step.

    A party is anything that holds these functions, all of them of arrays, X of shape (N, 2) and y of shape (N,):

        loss(params, X, y)           -> a number: the cross-entropy, summed over the N points
        loss_gradient(params, X, y)  -> array (17,): its derivatives, in the order of `crosscheck.NAMES`
        network(x, params)           -> array (N,) for x of shape (N, 2), or a number for a single x of shape (2,)
        optimize(initial, X, y, eta=.., n_steps=..)
                                     -> losses (n_steps + 1,) and params (n_steps + 1, 17), before the first step and after each

    The last two may be missing. Without `network`, outputs are not compared; without `optimize`, the steps are the homework's,
    ``params - eta * loss_gradient(params, X, y)``. An `optimize` may also return the losses alone, the parameters alone, those
    after the last step alone, or nothing, and is compared by what it returns. Where it returns no parameters, they are what it
    leaves in `initial`, if it descends in place; if it leaves that as it was, the steps are the homework's. What is not compared
    is said in the account. An `optimize` is asked for each step by itself, and then once for all of them.

    No function may change its arguments, but for the `initial` of an `optimize` that returns no parameters. Answers are float64
    numbers and arrays, or what `numpy.asarray` makes them of; None, a wrong shape and a wrong type are differences. Loss and
    gradient are asked twice at the first and the last step: answers that differ are remarked upon, and beyond the tolerance are
    differences. Where all agree, they are also asked at 10 and 100 times `initial`, where the output saturates.

    Parameters
    ----------
    *parties
        Two or more, each a module, an object or a mapping with the functions above, what `crosscheck.party` or
        `torch_ref.as_party` returns, ``"by_hand"``, ``"tape"``, ``"with_autograd"``, ``"torch"``, the name of another module,
        or the path of a ``.py`` file. Their code runs in this process.
    X, y : arrays of shape (N, 2) and (N,) or (N, 1), optional
        The data; the circles if not given.
    initial : array of shape (17,)
        Where to start.
    eta : float
        The learning rate.
    n_steps : int
        How many steps to take; 0 compares at `initial` alone.
    unit_roundoff : float, optional
        Of the least precise party, `crosscheck.rounding.FLOAT64` or `FLOAT32`: the same as `dtype`, by its number.
    dtype : "float64" or "float32", optional
        Of the least precise party; float64 if not given. All parties are then given data and a start that are numbers of that
        precision, so that none has to round them first.
    truth : bool
        Compare each party also with the exact descent, which proves the errors. The homework's own run needs nothing more; any
        other needs python-flint.
    everywhere : bool
        Whether differences where the output saturates are differences, and not remarks.

    Returns
    -------
    Comparison
        True if all agree. As text: for each quantity that differs, the first step where it does, the parameter, both values,
        the difference and its tolerance, which is twice the error bound of `crosscheck.rounding`; with `truth`, each party's
        errors and their bounds. Where a party would agree if its parameters were named in another order, that order.

    Raises
    ------
    ValueError
        If fewer than two parties are given, one lacks a function that it needs, another argument is not what the homework
        asks for, or `eta` is so large that the error bounds overflow.
    AnotherNetworkError
        If parties differ, and the network of one is not the homework's, nor the homework's with a known mistake.
    TypeError
        If `eta` is not a number, or `n_steps` not a whole one.
    PartyFailedError
        If a party raises; the message names it, the function and the step.
    NoTruthError
        If `truth` is asked for and cannot be had; the message says why.
    """
    __tracebackhide__ = True
    named: dict[str, Party] = {}
    for party in parties:
        name = _unused(name_of(party), named)
        named[name] = as_party(party, _shown(party))
    try:
        if len(parties) < 2:
            raise ValueError(f"compare needs two parties or more, got {len(parties)}.")
        u = precision(dtype, unit_roundoff)
        check_descent(eta, n_steps)
        if (X is None) != (y is None):
            raise ValueError("X and y must be given together, or neither for the circles.")
        points, labels = load_circles() if X is None or y is None else as_training_set(X, y)
        start = as_start(initial)
    except (TypeError, ValueError) as why:
        raise why.with_traceback(None) from None
    exact = DTYPE[u]
    points, start = points.astype(exact).astype(float), start.astype(exact).astype(float)
    return train_and_compare(named, points, labels, start, eta, n_steps, u, truth=truth, everywhere=everywhere)


def assert_agree(*parties: AnyParty, **keywords: Any) -> Comparison:
    """Compare as `compare` does with the same keywords, and raise if the parties differ.

    Raises
    ------
    AssertionError
        If they differ: where, and by how much.
    ValueError, TypeError, PartyFailedError, NoTruthError
        As `compare` does.
    """
    __tracebackhide__ = True  # a test that fails ends at its own line
    comparison = compare(*parties, **keywords)
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
    truth: bool = False,
    everywhere: bool = False,
) -> Comparison:
    """Train parties side by side, as `train` does with the same arguments, and compare what they computed.

    A malformed answer ends the run, and is a difference.

    Raises
    ------
    PartyFailedError
        If a party raises.
    BoundsOverflowError
        If the error bounds overflow: eta is far too large.
    AnotherNetworkError
        If they differ, and the network of one is another.
    NoTruthError
        If `truth` is asked for and cannot be had.
    """
    try:
        with np.errstate(all="ignore"):
            run = train(parties, X, y, initial, eta, n_steps, on_step, unit_roundoff)
            comparison = compare_run(run, truth_of(run) if truth else None)
            comparison = where_saturated(comparison, parties, everywhere)
            return comparison if comparison.agree else with_causes(comparison, parties)
    except MalformedError as error:
        source = Source(error.party, error.function)
        return Comparison(tuple(parties), n_steps, None, {}, (), malformed=str(error), malformed_source=source)


def _unused(name: str, taken: dict[str, Party]) -> str:
    return name if name not in taken else f"{name}#{len(taken) + 1}"


def _shown(party: AnyParty) -> str:
    """Return how an error shows a party: a name as it is, all else as Python shows it or, if that is long, as its type."""
    if isinstance(party, str):
        return party
    shown = " ".join(repr(party).split())
    return shown if len(shown) <= LONGEST_SHOWN else f"a {type(party).__name__}"
