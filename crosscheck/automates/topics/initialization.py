"""Initialization: the same draws by each rule, and the spread that they bring to the network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from crosscheck.automates.topic import Allowed, Mistake, Numbers, Side, Start, Topic
from crosscheck.homework.circles.contract import NAMES
from crosscheck.rounding.point import FLOAT64, gamma, on_the_way
from manual.topics.backward import backward
from manual.topics.forward import forward

A, SIGMA = 0.3, 0.7
UNIFORM: dict[str, tuple[float, ...]] = {"uniform": (A,), "xavier_uniform": (), "kaiming_uniform": (), "linear": ()}
NORMAL: dict[str, tuple[float, ...]] = {"normal": (SIGMA,), "xavier_normal": (), "kaiming_normal": ()}
# In units of the unit roundoff, on both sides together. The scale: torch's is a product of roots, 2 + 5 operations, by hand 3.
# A uniform number: a product and a difference on each side, where a compiler may join them; of a, three units a side.
# A normal one: a product on each side, and 8 where its logarithm, cosine and sine are of different libraries.
SCALE, OF_UNIFORM, OF_NORMAL = 10, 6, 10


def measure(side: Side, start: Start) -> Mapping[str, Any]:
    """Draw by each rule, and see what becomes of the start's points."""
    drawn = {name: getattr(side.code, name)(start.seed, *settings) for name, settings in (UNIFORM | NORMAL).items()}
    q, G, dE_dq = side.code.spreads(*side.arrays(start.params, start.X, start.y))
    return {**drawn, "spread of q": q, "spread of G": G, "spread of dE/dq": dE_dq}


def allowed(start: Start, by_hand: Mapping[str, Numbers]) -> Mapping[str, Allowed]:
    """Allow the roundings of a scale and of its use; the standard deviation of n values, the largest error of one.

    For std(x) is the norm of x less its mean over the root of n, and to subtract a mean lengthens nothing.
    """
    u, each = FLOAT64, {}
    largest = {"uniform": A, "xavier_uniform": np.sqrt(6 / 5), "kaiming_uniform": np.sqrt(3), "linear": np.sqrt(1 / 2)}
    for name in UNIFORM:
        each[name] = Allowed((SCALE + OF_UNIFORM) * u * largest[name], "roundings of the bound and of its use, counted")
    for name in NORMAL:
        error = (SCALE + OF_NORMAL) * u * np.abs(by_hand[name])
        each[name] = Allowed(error, "roundings of the deviation and of its use, counted")

    bounds = on_the_way(start.params, start.X, start.y)
    q, G, *_ = forward(start.params, start.X, start.y)
    *_, dE_dq, _, _ = backward(start.params, start.X, start.y)
    reason = "two rounding errors, bounded in crosscheck/rounding/point.py, and those of the deviation"
    for name, values, errors in (("q", q, bounds.q), ("G", G, bounds.G), ("dE/dq", dE_dq, bounds.dE_dq)):
        of_std = gamma(values.size) * np.sqrt(np.mean(values**2))  # of the sum of squares, half; the rest for the mean
        each[f"spread of {name}"] = Allowed(2 * (float(np.max(errors)) + of_std), reason)
    return each


TOPIC = Topic(
    name="initialization",
    question="From which distribution are weights drawn, and what does its width do to the network?",
    you_write="uniform and normal, Xavier and Kaiming, and the spread that they bring",
    framework_does="`nn.init`",
    measure=measure,
    allowed=allowed,
    mistake=Mistake(
        what="The variance for the standard deviation",
        why=(
            "Xavier's rule gives a variance, and normal numbers are scaled by a standard deviation, its root. "
            "Without the root all layers but the smallest get weights that are too small, and through many layers "
            "the signal fades."
        ),
        side="by hand",
        right="lambda g, m, n: sqrt(2 / (m + n)) * normals(g, m * n)",
        wrong="lambda g, m, n: 2 / (m + n) * normals(g, m * n)",
    ),
    axes=dict.fromkeys((*UNIFORM, *NORMAL), (NAMES,)),
)
