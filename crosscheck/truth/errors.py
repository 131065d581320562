"""The errors of each party of a run against the exact descent: of loss, gradient and parameters, at every step."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from crosscheck.homework.circles.contract import Array
from crosscheck.run import Run, Trajectory
from crosscheck.truth import arb, golden
from crosscheck.truth.enclosure import Descent, Enclosure, NoTruthError, TooWideError

LONGEST_RUN = 1000  # steps, of which the last take the exact descent 6 ms each; certificates serve for longer runs
NARROW = Fraction(1, 2**80)  # an enclosure this narrow, absolutely or relatively, hardly changes the error of a float64
PRECISION_ATTEMPTS = 3  # each with twice the bits


@dataclass(frozen=True)
class Errors:
    """One quantity's errors: each step's, each entry's."""

    absolute: Array  # (n_steps + 1, entries)
    ulp: Array  # (n_steps + 1, entries), in units in the last place of the exact value

    @property
    def worst_absolute(self) -> float:
        """The largest error, infinite if a value is not finite."""
        return float(self.absolute.max())

    @property
    def worst_ulp(self) -> float:
        """The largest error in ulp. Where the exact value passes near 0, its ulp is tiny, and a right value is many ulp off."""
        return float(self.ulp.max())

    @property
    def by_step(self) -> Array:
        """Each step's largest absolute error, shape (n_steps + 1,)."""
        worst: Array = self.absolute.max(axis=1)
        return worst


@dataclass(frozen=True)
class TruthReport:
    """Every party's errors against the truth, and the bounds that they must keep."""

    source: str  # "arb-128", with more bits for longer runs, or "golden"
    parties: dict[str, dict[str, Errors]]  # by party, then "loss", "gradient", "params"
    error_bounds: dict[str, Array]  # by quantity, (n_steps + 1, entries)

    def within(self, party: str) -> bool:
        """Whether every error of a party, at every step, is within its error bound."""
        return all(bool((errors.absolute <= self.error_bounds[q]).all()) for q, errors in self.parties[party].items())

    def bound_by_step(self, quantity: str) -> Array:
        """Return each step's largest error bound of any entry, shape (n_steps + 1,), to draw beside `Errors.by_step`."""
        largest: Array = self.error_bounds[quantity].max(axis=1)
        return largest

    def to_json(self) -> dict[str, Any]:
        """Return the source, and each party's worst errors, ``loss_ulp`` to ``params_abs``: None where infinite."""
        return {
            "source": self.source,
            "parties": {name: _worst(errors) for name, errors in self.parties.items()},
        }


def measure(run: Run, on_step: Callable[[int], None] = lambda _: None) -> TruthReport:
    """Measure every party of a run against the exact descent from the same start.

    Parameters
    ----------
    run : Run
    on_step : callable, optional
        Called with the number of each step that the exact descent has reached. A step takes 5 ms.

    Raises
    ------
    NoTruthError
        If python-flint is missing and the run is not the homework's, or the run is longer than `LONGEST_RUN`.
    """
    return against(truth_of(run, on_step), run)


def against(exact: Descent, run: Run) -> TruthReport:
    """Measure every party of a run against an exact descent that is known already."""
    return TruthReport(
        exact.source,
        {name: _distances(trajectory, exact) for name, trajectory in run.parties.items()},
        run.error_bounds,
    )


def truth_of(run: Run, on_step: Callable[[int], None] = lambda _: None) -> Descent:
    """Return the exact descent from a run's start: enclosed in ball arithmetic, or, for the homework's, as committed.

    Raises
    ------
    NoTruthError
        As `measure` does.
    """
    if sys.float_info.min / 2 == 0.0:
        raise NoTruthError(
            "In this process numbers below 2.2e-308 become 0, as a library makes them that was built with -ffast-math, "
            "so that errors against the truth cannot be measured in it."
        )
    if run.n_steps > LONGEST_RUN:
        raise NoTruthError(
            f"Distances from the truth are measured over at most {LONGEST_RUN} steps, not {run.n_steps}; "
            "--certify proves the steps of a longer run one by one."
        )
    try:
        return _descend(run, on_step)
    except arb.FlintMissingError:
        if not golden.serves(run):
            raise
        return golden.load(run.n_steps)


def _descend(run: Run, on_step: Callable[[int], None]) -> Descent:
    """Enclose the exact descent, with more bits where those that suffice for the homework leave it too wide."""
    bits = arb.bits_for(run.n_steps)
    for _ in range(PRECISION_ATTEMPTS):
        with suppress(TooWideError):
            places = arb.walk(run.initial, run.X, run.y, run.eta, run.n_steps, bits=bits)
            exact = arb.descent(_reporting(places, on_step), bits)
            if all(_narrow(e) for e in (*exact.losses, *exact.params[-1], *exact.gradients[-1])):
                return exact
        bits *= 2
    raise NoTruthError(f"The exact descent cannot be followed for {run.n_steps} steps at eta = {run.eta}.")


def _reporting(places: Iterable[arb.Place], on_step: Callable[[int], None]) -> Iterator[arb.Place]:
    """Pass the places of a walk on, and call `on_step` with the number of each."""
    for step, place in enumerate(places):
        on_step(step)
        yield place


def _narrow(enclosure: Enclosure) -> bool:
    return enclosure.radius <= NARROW or enclosure.radius <= NARROW * abs(enclosure.midpoint)


def _distances(trajectory: Trajectory, exact: Descent) -> dict[str, Errors]:
    return {
        "loss": _errors(trajectory.losses[:, np.newaxis], [(loss,) for loss in exact.losses]),
        "gradient": _errors(trajectory.gradients, exact.gradients),
        "params": _errors(trajectory.params, exact.params),
    }


def _errors(values: Array, exact: Sequence[Sequence[Enclosure]]) -> Errors:
    rows = zip(values.tolist(), exact, strict=True)
    errors = np.array([[truth.errors(value) for value, truth in zip(*row, strict=True)] for row in rows])
    return Errors(errors[..., 0], errors[..., 1])


def _worst(errors: dict[str, Errors]) -> dict[str, float | None]:
    worst = {}
    for quantity, each in errors.items():
        worst[f"{quantity}_ulp"] = _finite(each.worst_ulp)
        worst[f"{quantity}_abs"] = _finite(each.worst_absolute)
    return worst


def _finite(value: float) -> float | None:
    return value if np.isfinite(value) else None
