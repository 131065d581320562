"""Gradient checking: three estimates of the gradient against their step, and where the error of each is least."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from crosscheck.automates.topic import BIT_FOR_BIT, YES_OR_NO, Allowed, Mistake, Numbers, Side, Start, Topic
from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.rounding.point import FLOAT64, at_point
from manual.topics.per_sample_gradients import per_sample_gradients

STEPS = 10.0 ** -np.arange(0.0, 12.5, 0.5)
COMPLEX_STEPS = np.array([1e-2, 1e-8, 1e-20, 1e-100])

# Rounding decides at none of these: truncation fails, then two pass, and at last p + h is p.
CHECKED = (1.0, 1e-4, 1e-5, 1e-20)

# How far the h of the least error may be from theory's, which goes with a root of δ: δ is within a hundred times 2^-53 E.
DECADE = 10.0

# Of the imaginary part of one term: 4 in q, 6 in 1 + exp, 6 in the reciprocal, 7 in z, 6 in exp and 1 +, 2 in log1p, 1 in / h.
ROUNDINGS = 32
OF_LOSSES = "two rounding errors of each loss, bounded in crosscheck/rounding/point.py, divided by the step"


def measure(side: Side, start: Start) -> Mapping[str, Any]:
    """Estimate the gradient at every step, on one side, and look for the least error of each way."""
    given = side.arrays(start.params, start.X, start.y)
    one_sided = [np.asarray(side.code.one_sided(*given, float(h))) for h in STEPS]
    central = [np.asarray(side.code.central(*given, float(h))) for h in STEPS]
    complex_step = [np.asarray(side.code.complex_step(*given, float(h))) for h in COMPLEX_STEPS]
    theory = np.array([float(h) for h in side.code.best_steps(*given)])
    least = np.array([_step_of_least_error(estimates, complex_step[-1]) for estimates in (one_sided, central)])
    return {
        "one-sided": np.array(one_sided),
        "central": np.array(central),
        "complex step": np.array(complex_step),
        "checked": np.array([float(side.code.check(*given, h)) for h in CHECKED]),
        "theory's h": theory,
        "the least error is there": (np.maximum(least / theory, theory / least) <= DECADE).astype(float),
    }


def allowed(start: Start, by_hand: Mapping[str, Numbers]) -> Mapping[str, Allowed]:
    """Allow each side its rounding errors; those of a loss are taken to be the largest at the ends of the longest steps.

    Theory's h goes with the power -1/2 of E'' and -1/3 of E''', so its relative error is that part of theirs.
    """
    bounds = at_point(start.params, start.X, start.y)
    of_loss = _of_losses(start)
    sizes = np.abs(per_sample_gradients(start.params, start.X, start.y)).sum(axis=0)
    h = STEPS[:, np.newaxis]
    of_quotients = 2 * (2 * of_loss / h + 2 * FLOAT64 * np.abs(by_hand["one-sided"]))
    of_central = 2 * (of_loss / h + 2 * FLOAT64 * np.abs(by_hand["central"]))
    of_complex = 2 * (bounds.gradient + ROUNDINGS * FLOAT64 * sizes)
    return {
        "one-sided": Allowed(of_quotients, OF_LOSSES),
        "central": Allowed(of_central, OF_LOSSES),
        "complex step": Allowed(of_complex, "two rounding errors of the gradient, and 32 roundings a term, counted"),
        "checked": BIT_FOR_BIT,
        "theory's h": Allowed(
            _of_theory(by_hand, of_quotients, of_central, of_complex), "the bounds above, carried to E'' and E'''"
        ),
        "the least error is there": BIT_FOR_BIT,
    }


def _step_of_least_error(estimates: list[Array], exact: Array) -> float:
    return float(STEPS[np.argmin([np.linalg.norm(estimate - exact) for estimate in estimates])])


def _of_losses(start: Start) -> float:
    steps = STEPS[0] * np.eye(len(NAMES))
    ends = np.vstack([start.params, start.params + steps, start.params - steps])
    return max(at_point(end, start.X, start.y).loss for end in ends)


def _of_theory(by_hand: Mapping[str, Numbers], of_quotients: Array, of_central: Array, of_exact: Array) -> Array:
    at = int(np.argmin(np.abs(STEPS - 0.01)))
    one_sided, central, exact = by_hand["one-sided"][at], by_hand["central"][at], by_hand["complex step"][-1]
    of_second = np.linalg.norm(of_quotients[at] + of_exact) / np.linalg.norm(one_sided - exact)
    of_third = np.linalg.norm(of_central[at] + of_exact) / np.linalg.norm(central - exact)
    return np.array([of_second / 2, of_third / 3]) * by_hand["theory's h"]


AT_STEPS = tuple(f"h = {h:.1e}" for h in STEPS)

TOPIC = Topic(
    name="gradient_checking",
    question="Is a gradient right, and which step h of a difference quotient shows it best?",
    you_write="one-sided and central differences, the complex step",
    framework_does="`gradcheck`",
    measure=measure,
    allowed=allowed,
    mistake=Mistake(
        what="Divided by h, not by 2h",
        why=(
            "A central difference spans 2h. The check then refuses a right gradient at every h, and to satisfy it "
            "the gradient would have to be doubled. A checker must itself be checked, with a function whose "
            "derivative is known."
        ),
        side="by hand",
        right="loss(params - step, X, y)) / (2 * h) for step in steps])",
        wrong="loss(params - step, X, y)) / h for step in steps])",
    ),
    axes={
        "one-sided": (AT_STEPS, NAMES),
        "central": (AT_STEPS, NAMES),
        "complex step": (tuple(f"h = {h:.0e}" for h in COMPLEX_STEPS), NAMES),
        "checked": (tuple(f"h = {h:.0e}" for h in CHECKED),),
        "theory's h": (("one-sided", "central"),),
        "the least error is there": (("one-sided", "central"),),
    },
    means={"checked": YES_OR_NO, "the least error is there": YES_OR_NO},
)
