"""Accumulation and clipping: the gradient of all points from parts of them, its norm, and what is left of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from crosscheck.automates.topic import Allowed, Mistake, Numbers, Side, Start, Topic
from crosscheck.homework.circles.contract import NAMES
from crosscheck.rounding.point import FLOAT64, at_point
from manual import by_hand

SIZE = 64  # 500 points: 7 parts, and one of 52
SMALL, LARGE = 1e-3, 1e6  # far below and far above the norm of any gradient here
# Of a norm, in units of the unit roundoff: a sum of 17 squares by hand, 17 / 2, and the root; in torch each tensor's, at
# most (1 + 7) / 2 + 1, squared, a sum of four, and the root: (2 * 5 + 1 + 3) / 2 + 1.
NORM = 10

GRADIENTS = ("gradient of the sum", "gradient of the mean", "clipped by norm", "within the norm", "clipped by value")


def measure(side: Side, start: Start) -> Mapping[str, Any]:
    """Accumulate, and clip."""
    given = (*side.arrays(start.params, start.X, start.y), SIZE)
    norm, clipped = side.code.clipped_by_norm(*given, SMALL)
    _, left_alone = side.code.clipped_by_norm(*given, LARGE)
    return {
        "gradient of the sum": side.code.of_the_sum(*given),
        "gradient of the mean": side.code.of_the_mean(*given),
        "norm": norm,
        "clipped by norm": clipped,
        "within the norm": left_alone,
        "clipped by value": side.code.clipped_by_value(*given, 1.0),
    }


def allowed(start: Start, _: Mapping[str, Numbers]) -> Mapping[str, Allowed]:
    """Allow each side the errors of its parts' gradients and the roundings of what follows."""
    u, error, size = FLOAT64, np.zeros(17), np.zeros(17)
    parts = np.split(np.arange(len(start.y)), range(SIZE, len(start.y), SIZE))
    for part in parts:
        error += at_point(start.params, start.X[part], start.y[part]).gradient
        size += np.abs(by_hand.loss_gradient(start.params, start.X[part], start.y[part]))
    error += u * len(parts) * size  # a sum of the parts

    norm = float(np.linalg.norm(by_hand.loss_gradient(start.params, start.X, start.y)))
    of_norm = float(np.linalg.norm(error)) + NORM * u * norm
    factor = min(1.0, SMALL / (norm + 1e-6))
    each: dict[str, Any] = {
        "gradient of the sum": error,
        "gradient of the mean": (error + 4 * u * size) / len(start.y),  # two quotients and two products
        "norm": of_norm,
        "clipped by norm": factor * (error + size * (of_norm / norm + 3 * u)),  # a sum, a quotient and a product
        "within the norm": error,
        "clipped by value": error,
    }
    reason = "two rounding errors, bounded part by part in crosscheck/rounding/point.py"
    return {name: Allowed(2 * bound, reason) for name, bound in each.items()}


TOPIC = Topic(
    name="accumulation",
    question="What if the points come in parts, and what if the gradient is too long?",
    you_write="sums over parts of the points; clipping",
    framework_does="`backward()` twice, `clip_grad_norm_`",
    measure=measure,
    allowed=allowed,
    mistake=Mistake(
        what="The mean of the parts' means",
        why=(
            "The loss of each part is a mean, and is divided by the number of parts. That is the mean of all "
            "points only if all parts have the same size: here the last one has 52 points in place of 64, and "
            "each of them counts for more."
        ),
        side="torch",
        right="share = len(y_part) / len(y)",
        wrong="share = 1 / len(X.split(n))",
    ),
    axes=dict.fromkeys(GRADIENTS, (NAMES,)),
)
