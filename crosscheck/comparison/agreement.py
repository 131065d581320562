"""Whether parties agree, how far the farthest lie apart, and where."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from numbers import Integral, Real

import numpy as np
import numpy.typing as npt

from crosscheck.comparison.parties import as_party, name_of
from crosscheck.comparison.training import MalformedError, Run, train
from crosscheck.comparison.watch import Clock, watched
from crosscheck.homework.circles.contract import ETA, INITIAL, N_STEPS, NAMES, Array, Party
from crosscheck.homework.circles.data import load_circles
from crosscheck.rounding.descent import along_descent
from crosscheck.rounding.point import DTYPE, FLOAT64
from manual.inputs import as_params, as_training_set

QUANTITIES = ("loss", "gradient", "params", "network")


@dataclass(frozen=True)
class Difference:
    """The two parties that lie farthest apart in one quantity, and where."""

    quantity: str
    value: float
    tolerance: float
    step: int
    between: tuple[str, str]
    parameter: str | None  # its name; for the network, the index of the point
    obtained: float
    expected: float

    @property
    def within(self) -> bool:
        """Say whether the difference is within its tolerance; NaN is not."""
        return self.value <= self.tolerance

    def __str__(self) -> str:
        what = {"gradient": f"d loss / d {self.parameter}", "params": f"{self.parameter}"}.get(
            self.quantity, self.quantity if self.parameter is None else f"network at {self.parameter}"
        )
        return (
            f"{self.quantity} at step {self.step}: {what} is {self.obtained!r} in {self.between[0]} and "
            f"{self.expected!r} in {self.between[1]}, difference {self.value:.3g}, tolerance {self.tolerance:.2g}"
        )


@dataclass(frozen=True)
class Comparison:
    """What was compared, where the largest differences are, and whether they are within their tolerances."""

    parties: tuple[str, ...]
    n_steps: int
    run: Run | None
    largest: dict[str, Difference]  # by quantity: the largest difference in absolute terms
    failures: tuple[Difference, ...]  # each quantity's first step outside its tolerance, the worst entry there
    relative_loss: float = 0.0  # the largest relative difference of the losses
    malformed: str | None = None  # why no comparison was possible: a wrong shape or type

    @property
    def agree(self) -> bool:
        """Say whether every difference, at every step, is within its tolerance."""
        return self.malformed is None and not self.failures

    def __bool__(self) -> bool:
        return self.agree

    def __str__(self) -> str:
        names = ", ".join(self.parties)
        if self.malformed is not None:
            return f"differ: {self.malformed}"
        if self.failures:
            return "\n".join(f"differ: {difference}" for difference in self.failures)
        gradient, params = self.largest["gradient"], self.largest["params"]
        over = f"over {self.n_steps} steps" if self.n_steps else "at one point"
        return (
            f"agree: losses within {self.relative_loss:.1e} (relative), gradients within {gradient.value:.1e}, "
            f"parameters within {params.value:.1e} ({names}; {over})"
        )


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
        Of the least precise party, `budgets.FLOAT64` or `budgets.FLOAT32`. The parties are then given data and a start of
        that precision, so that none has to round them first.

    Raises
    ------
    ValueError
        If fewer than two parties are given, one lacks a function of the homework, or another argument is not what the homework
        asks for.
    TypeError
        If `eta` or `n_steps` is not a number of its kind.
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
        raise ValueError(
            f"unit_roundoff must be that of float64 or float32 (crosscheck.rounding.point), got {unit_roundoff!r}."
        )
    _check_descent(eta, n_steps)
    if (X is None) != (y is None):
        raise ValueError("X and y must be given together, or neither for the circles.")
    if X is None or y is None:
        X, y = load_circles()
    points, labels = as_training_set(X, y)
    exact = DTYPE[unit_roundoff]
    points, start = points.astype(exact).astype(float), as_params(initial).astype(exact).astype(float)
    clock = Clock()

    def on_step(step: int, _: Mapping[str, float]) -> None:
        clock.step = step + 1

    try:
        with np.errstate(all="ignore"):
            run = train(watched(named, clock), points, labels, start, eta, n_steps, on_step, unit_roundoff)
            return compare_run(run)
    except MalformedError as error:
        return malformed(tuple(named), n_steps, error)
    except OverflowError:
        raise ValueError(f"At eta = {eta:g} the bounds of rounding errors overflow: nothing can be judged.") from None


def assert_agree(
    *parties: Party,
    X: npt.ArrayLike | None = None,
    y: npt.ArrayLike | None = None,
    initial: npt.ArrayLike = INITIAL,
    eta: float = ETA,
    n_steps: int = N_STEPS,
    unit_roundoff: float = FLOAT64,
) -> Comparison:
    """Compare as `compare` does, and expect that the parties agree.

    Raises
    ------
    AssertionError
        With the comparison's account, if they do not.
    ValueError, TypeError, PartyFailedError
        As `compare` does.
    """
    comparison = compare(*parties, X=X, y=y, initial=initial, eta=eta, n_steps=n_steps, unit_roundoff=unit_roundoff)
    if not comparison.agree:
        raise AssertionError(str(comparison))
    return comparison


def malformed(parties: tuple[str, ...], n_steps: int, error: MalformedError) -> Comparison:
    """Give the verdict on parties of which one returned a wrong shape or type: they differ, and there is no run."""
    return Comparison(parties, n_steps, None, {}, (), malformed=str(error))


@np.errstate(invalid="ignore")  # inf - inf is NaN, and NaN is a failure
def compare_run(run: Run) -> Comparison:
    """Compare the parties of a finished run, each pair of them, at every step.

    Two correct parties each lie within the budget of the exact value, so that they differ by at most twice the budget.
    """
    tolerances = _tolerances(run)
    largest, failures = {}, []
    for quantity in QUANTITIES:
        names, values = _stack(run, quantity)
        spread = values.max(axis=0) - values.min(axis=0)  # NaN if any is
        outside = ~(spread <= tolerances[quantity])
        size = np.where(np.isnan(spread), np.inf, spread)
        largest[quantity] = _difference(quantity, names, values, size, tolerances[quantity], run)
        if outside.any():
            first = np.zeros_like(outside)
            first[int(np.argmax(outside.any(axis=1)))] = True
            where = np.where(outside & first, size, -1.0)
            failures.append(_difference(quantity, names, values, where, tolerances[quantity], run))
    failures.sort(
        key=lambda difference: difference.step
    )  # the first to differ is the cause; the rest may follow from it
    return Comparison(tuple(run.parties), run.n_steps, run, largest, tuple(failures), _relative_loss(run))


def _relative_loss(run: Run) -> float:
    losses = _stack(run, "loss")[1][:, :, 0]
    spread, size = losses.max(axis=0) - losses.min(axis=0), np.abs(losses).max(axis=0)
    return float(np.max(spread / np.where(size > 0, size, 1.0)))


def _stack(run: Run, quantity: str) -> tuple[list[str], Array]:
    """Stack one quantity of all parties: names (P,), values (P, steps, entries)."""
    parties = run.parties
    if quantity == "loss":
        names = [*parties, *(f"{name}.optimize" for name in parties)]
        losses = [t.losses for t in parties.values()] + [t.reported for t in parties.values()]
        return names, np.array(losses)[:, :, np.newaxis]
    attribute = {"gradient": "gradients"}.get(quantity, quantity)
    return list(parties), np.array([getattr(t, attribute) for t in parties.values()])


def _tolerances(run: Run) -> dict[str, Array]:
    steps = along_descent(run.initial, run.X, run.y, run.eta, run.n_steps, run.unit_roundoff)
    return {
        "loss": 2 * np.array([[step.loss] for step in steps]),
        "gradient": 2 * np.array([step.gradient for step in steps]),
        "params": 2 * np.array([step.params for step in steps]),
        "network": 2 * np.array([step.network for step in (steps[0], steps[-1])]),
    }


def _difference(quantity: str, names: list[str], values: Array, size: Array, tolerance: Array, run: Run) -> Difference:
    """Describe the entry where `size`, shape (steps, entries), is largest."""
    row, entry = (int(i) for i in np.unravel_index(int(np.argmax(size)), size.shape))
    column = values[:, row, entry]
    low, high = int(np.argmin(column)), int(np.argmax(column))
    if np.isnan(column).any():
        low, high = int(np.argmax(~np.isnan(column))), int(np.argmax(np.isnan(column)))
    if low == high:
        low, high = 0, len(names) - 1
    reference, other = (low, high) if low < high else (high, low)
    parameter = {"loss": None, "network": f"point {entry}"}.get(quantity, NAMES[entry % len(NAMES)])
    return Difference(
        quantity,
        float(abs(column[other] - column[reference])),
        float(tolerance[row, entry]),
        (0, run.n_steps)[row] if quantity == "network" else row,
        (names[other], names[reference]),
        parameter,
        float(column[other]),
        float(column[reference]),
    )


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
