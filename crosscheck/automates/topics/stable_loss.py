"""The cross-entropy, and its slope, where the textbook's formulas overflow or cancel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from crosscheck.automates.topic import Allowed, Mistake, Numbers, Side, Start, Topic
from crosscheck.rounding.point import FLOAT64, TINY

LABELS = np.array([[0.0], [1.0]])
GRID = np.arange(-800.0, 801.0)


def measure(side: Side, start: Start) -> Mapping[str, Any]:
    """Evaluate both on one side, at every z with either label."""
    z, y = side.arrays(*_points(start))
    return {"E": side.code.loss(z, y), "dE/dz": side.code.slope(z, y)}


def allowed(start: Start, _: Mapping[str, Numbers]) -> Mapping[str, Allowed]:
    """Allow each side its rounding errors, and torch the digits that its formulas cancel.

    With u = 2^-53, and exp and log1p within 2u each:

    - exp(-|s|) and log1p: 4u of the logarithm, as the condition number of log1p(e) is at most 1; then max(s, 0) is added, u
      of E: 5u E on either side. torch subtracts once more: u E, and for y = 0 it subtracts log φ(z) from z, rounded
      at the size of z: min(u |z|, E), as the result is 0 at the least.
    - φ(s) is an exponential, a sum and a quotient: 4u on either side, of its size. torch's φ(z) - 1 for y = 1 also carries
      the error of φ(z), which is below 1, twice rounded, and 1 where the slope is below u: 2 min(u, slope).

    Below the smallest normal number digits are lost, or the number becomes 0.
    """
    u, tiny = FLOAT64, TINY[FLOAT64]
    z, y = _points(start)
    s = (1 - 2 * y) * z
    E, slope = np.logaddexp(0, s), np.exp(-np.logaddexp(0, -s))
    return {
        "E": Allowed((5 + 6) * u * E + (1 - y) * np.minimum(u * np.abs(z), E) + tiny, "12 roundings, counted"),
        "dE/dz": Allowed((4 + 4) * u * slope + y * 2 * np.minimum(u, slope) + tiny, "10 roundings, counted"),
    }


def _points(start: Start) -> tuple[Numbers, Numbers]:
    """Return z and y, both of shape (2, 1601): one z beside each whole number of the grid."""
    shift = np.random.default_rng(start.seed).uniform(-0.5, 0.5, size=GRID.shape)
    z = np.clip(GRID + shift, GRID[0], GRID[-1])
    both = np.broadcast_arrays(z, LABELS)
    return both[0].copy(), both[1].copy()


AXES = (("y = 0", "y = 1"), tuple(f"z near {z:.0f}" for z in GRID))

TOPIC = Topic(
    name="stable_loss",
    question="What is the loss where the output rounds to 0 or 1?",
    you_write="softplus, with a signed z",
    framework_does="`BCEWithLogitsLoss`",
    measure=measure,
    allowed=allowed,
    mistake=Mistake(
        what="A sigmoid, and then the logarithm of it",
        why=(
            "`BCELoss` is given φ(z). Where that rounds to 0 or 1, the loss would be infinite, so torch holds it "
            "at 100, and its slope becomes 0: from the points of which the network is most wrong nothing is "
            "learnt."
        ),
        side="torch",
        right='E: Tensor = nn.BCEWithLogitsLoss(reduction="none")(z, y)',
        wrong='E: Tensor = nn.BCELoss(reduction="none")(z.sigmoid(), y)',
    ),
    axes={"E": AXES, "dE/dz": AXES},
)
