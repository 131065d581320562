"""How far one party lies from the truth: where its error comes nearest to its bound, and where it first exceeds it."""

from __future__ import annotations

import numpy as np

from crosscheck.comparison.differences import FUNCTION_OF, Difference, Source, first_step, values_of
from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.run import Trajectory
from crosscheck.truth.enclosure import Descent, Enclosure
from crosscheck.truth.errors import TruthReport

THE_TRUTH = "the truth"  # what stands for the other party of a difference


def errors_of(
    name: str, mine: Trajectory, truth: TruthReport, exact: Descent
) -> tuple[dict[str, Difference], list[Difference]]:
    """Describe a party's errors, by quantity, as differences from the truth.

    Returns
    -------
    nearest : dict of quantity to Difference
        The error that comes nearest to its bound, or exceeds it most.
    failures : list of Difference
        For each quantity beyond its bound, the first such step, its worst entry.
    """
    nearest, failures = {}, []
    for quantity, errors in truth.parties[name].items():
        bound = truth.error_bounds[quantity]
        outside = ~(errors.absolute <= bound)
        share = np.where(bound > 0, errors.absolute / np.where(bound > 0, bound, 1.0), np.where(outside, np.inf, 0.0))
        places = [share, first_step(outside, share)] if outside.any() else [share]
        described = [
            _described(
                quantity,
                name,
                mine,
                exact,
                np.unravel_index(int(np.argmax(where)), where.shape),
                errors.absolute,
                bound,
            )
            for where in places
        ]
        nearest[quantity] = described[0]
        failures += described[1:]
    return nearest, failures


def _described(
    quantity: str,
    name: str,
    mine: Trajectory,
    exact: Descent,
    place: tuple[np.intp, ...],
    error: Array,
    bound: Array,
) -> Difference:
    values = values_of(mine, quantity)
    assert values is not None
    step, entry = (int(i) for i in place)
    return Difference(
        quantity,
        float(error[place]),
        float(bound[place]),
        step,
        (name, THE_TRUTH),
        None if quantity == "loss" else NAMES[entry],
        float(values[place]),
        float(_exact_values(exact, quantity, step)[entry]),
        Source(name, FUNCTION_OF[quantity]),
    )


def _exact_values(exact: Descent, quantity: str, step: int) -> tuple[Enclosure, ...]:
    if quantity == "loss":
        return (exact.losses[step],)
    return (exact.gradients if quantity == "gradient" else exact.params)[step]
