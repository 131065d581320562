"""An operation with a derivative of one's own, in the midst of others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from crosscheck.automates.topic import BIT_FOR_BIT, YES_OR_NO, Allowed, Mistake, Numbers, Side, Start, Topic
from crosscheck.homework.circles.contract import NAMES
from crosscheck.rounding.point import FLOAT64, at_point

REASON = "two rounding errors, bounded in crosscheck/rounding/point.py"
CHECKED = 20  # points: a check evaluates the operation twice for each


def measure(side: Side, start: Start) -> Mapping[str, Any]:
    """Differentiate through the operation, and check it at z of both signs, on one side."""
    params, X, y = side.arrays(start.params, start.X, start.y)
    E, gradient = side.code.mean_loss(params, X, y)
    z = side.given(np.random.default_rng(start.seed).uniform(-30, 30, size=CHECKED))
    return {"E": E, "gradient": gradient, "checked": float(side.code.check(z, y[:CHECKED]))}


def allowed(start: Start, by_hand: Mapping[str, Numbers]) -> Mapping[str, Allowed]:
    """Allow the mean what is allowed the sum, divided by N, and the rounding of that division.

    A check that passes leaves no doubt: the difference quotient errs by 1e-9 at |z| = 30, and 1e-5 is accepted.
    """
    n = len(start.y)
    bounds = at_point(start.params, start.X, start.y)
    return {
        "E": Allowed(2 * (bounds.loss / n + FLOAT64 * np.abs(by_hand["E"])), REASON),
        "gradient": Allowed(2 * (bounds.gradient / n + FLOAT64 * np.abs(by_hand["gradient"])), REASON),
        "checked": BIT_FOR_BIT,
    }


TOPIC = Topic(
    name="custom_function",
    question="How does one give autograd the derivative of an operation that it does not know?",
    you_write="the derivative of a new operation",
    framework_does="custom functions: `autograd.Function`",
    measure=measure,
    allowed=allowed,
    mistake=Mistake(
        what="What comes from later operations is dropped",
        why=(
            "`backward` is given g, the derivative of the loss by this operation's result, and must multiply by "
            "it. With a sum behind it g is 1 and all is well; with a mean it is 1/N, and the gradient comes out N "
            "times as long. `gradcheck` sees it."
        ),
        side="torch",
        right="return g * sign * torch.sigmoid(sign * z), None  # nobody differentiates with respect to y",
        wrong="return sign * torch.sigmoid(sign * z), None",
    ),
    axes={"gradient": (NAMES,)},
    means={"checked": YES_OR_NO},
)
