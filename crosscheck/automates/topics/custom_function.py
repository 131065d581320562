"""An operation with a derivative of one's own, in the midst of others."""

import numpy as np

from crosscheck.automates.topic import BIT_FOR_BIT, YES_OR_NO, Allowed, Mistake, Quantities, Side, Start, Topic
from crosscheck.homework.circles.contract import NAMES
from crosscheck.rounding.point import FLOAT64, at_point

CHECKED = 20  # points: a check evaluates the operation twice for each


def measure(side: Side, start: Start) -> Quantities:
    """Differentiate through the operation, and check it at z of both signs, on one side."""
    params, X, y = side.arrays(*start.given)
    E, gradient = side.code.mean_loss(params, X, y)
    z = side.given(np.random.default_rng(start.seed).uniform(-30, 30, size=CHECKED))
    return {"E": E, "gradient": gradient, "checked": float(side.code.check(z, y[:CHECKED]))}


def allowed(start: Start, by_hand: Quantities) -> dict[str, Allowed]:
    """Allow the mean what is allowed the sum, divided by N, and the rounding of that division.

    A check that passes leaves no doubt: the difference quotient errs by 1e-9 at |z| = 30, and 1e-5 is accepted.
    """
    bounds, reason = at_point(*start.given), "two rounding errors, bounded in crosscheck/rounding/point.py"
    each = {
        name: Allowed(2 * (bound / len(start.y) + FLOAT64 * np.abs(by_hand[name])), reason)
        for name, bound in (("E", bounds.loss), ("gradient", bounds.gradient))
    }
    return {**each, "checked": BIT_FOR_BIT}


TOPIC = Topic(
    name="custom_function",
    place=(1, 5),
    question="How does one give autograd the derivative of an operation that it does not know?",
    you_write="the derivative of a new operation",
    framework_does="custom functions: `autograd.Function`",
    measure=measure,
    allowed=allowed,
    mistake=Mistake(
        what="What comes from later operations is dropped",
        why="`backward` is given g, the derivative of the loss by this operation's result, and must multiply by it. "
        "With a sum behind it g is 1 and all is well; with a mean it is 1/N, and the gradient comes out N times as "
        "long. `gradcheck` sees it.",
        side="torch",
        right="return g * sign * torch.sigmoid(sign * z), None  # nobody differentiates with respect to y",
        wrong="return sign * torch.sigmoid(sign * z), None",
    ),
    axes={"gradient": (NAMES,)},
    means={"checked": YES_OR_NO},
)
