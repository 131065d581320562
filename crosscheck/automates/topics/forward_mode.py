"""Forward mode: the derivative in one direction, and what a whole gradient costs that way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from crosscheck.automates.topic import BIT_FOR_BIT, Allowed, Mistake, Numbers, Side, Start, Topic
from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.rounding.point import FLOAT64, at_point
from manual.topics.per_sample_gradients import per_sample_gradients

REASON = "two rounding errors, bounded in crosscheck/rounding/point.py, and 14 of adding up the directions"
ROUNDINGS = 14  # of one point: 3 in q' = V' x + b', 1 in G' = φ'(q) q', 9 in z' = u' · G + u · G' + a', 1 in φ(s) s'


def measure(side: Side, start: Start) -> Mapping[str, Any]:
    """Differentiate in one direction and in all, on one side."""
    params, X, y, v = side.arrays(start.params, start.X, start.y, _direction(start))
    E, slope = side.code.jvp(params, X, y, v)
    forwards, reverse = side.code.flops(params, X, y)
    return {
        "E": E,
        "E'": slope,
        "gradient": side.code.gradient(params, X, y),
        "flops": np.array([forwards, reverse]),
    }


def allowed(start: Start, _: Mapping[str, Numbers]) -> Mapping[str, Allowed]:
    """Allow each side its rounding errors.

    The derivative in a direction v adds up v_i times what the gradient's entry i adds up, in another order: its bound is that of
    the gradient, and ROUNDINGS times u of the sizes of all these terms.
    """
    bounds = at_point(start.params, start.X, start.y)
    terms = _sizes(start)
    along_one = bounds.gradient + ROUNDINGS * FLOAT64 * terms
    return {
        "E": Allowed(2 * bounds.loss, "two rounding errors, bounded in crosscheck/rounding/point.py"),
        "E'": Allowed(2 * np.abs(_direction(start)) @ along_one, REASON),
        "gradient": Allowed(2 * along_one, REASON),
        "flops": BIT_FOR_BIT,
    }


def _direction(start: Start) -> Array:
    return np.random.default_rng(start.seed).normal(size=len(NAMES))


def _sizes(start: Start) -> Array:
    """Add up the absolute values of what each entry of the gradient adds up."""
    sizes: Array = np.abs(per_sample_gradients(start.params, start.X, start.y)).sum(axis=0)
    return sizes


TOPIC = Topic(
    name="forward_mode",
    question="What does a derivative cost that is computed along with the forward pass, without a backward pass?",
    you_write="dual numbers: each value with its derivative",
    framework_does="forward-mode differentiation: `torch.func.jvp`",
    measure=measure,
    allowed=allowed,
    mistake=Mistake(
        what="One pass for all directions",
        why=(
            "All 17 directions are put into one vector of ones, to save 16 passes. What comes back is one number, "
            "the derivative along (1, .., 1): the sum of the gradient's entries, and none of them."
        ),
        side="by hand",
        right="return np.array([jvp(params, X, y, direction)[1] for direction in np.eye(17)])",
        wrong="return np.full(17, jvp(params, X, y, np.ones(17))[1])",
    ),
    axes={"gradient": (NAMES,), "flops": (("of one direction", "of a gradient in reverse"),)},
)
