"""Per-sample gradients: each entry, their sum, and their sum after each is clipped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from crosscheck.automates.topic import Allowed, Mistake, Numbers, Side, Start, Topic
from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.rounding.point import FLOAT64, TINY, at_point, gamma, on_the_way
from manual.by_hand import phi, unpack

REASON = "two rounding errors, bounded in crosscheck/rounding/point.py"
OF_LENGTH = 12  # roundings: 17 squares count half as they are below a root, 8.5 + 0.5 + 1; the quotient; the product


def measure(side: Side, start: Start) -> Mapping[str, Any]:
    """Differentiate each point's loss on one side, and add up."""
    gradients = side.code.per_sample_gradients(*side.arrays(start.params, start.X, start.y))
    return {
        "gradients": gradients,
        "their sum": gradients.sum(0),
        "clipped sum": side.code.clipped_sum(gradients, _median_length(start)),
    }


def allowed(start: Start, by_hand: Mapping[str, Numbers]) -> Mapping[str, Allowed]:
    """Allow each side its rounding errors.

    To clip is to project onto a ball, which takes no two gradients further apart; then come the roundings of length and factor.
    """
    each = _of_each_point(start)
    g = by_hand["gradients"]
    clipped = np.minimum(np.linalg.norm(g, axis=1), _median_length(start))
    of_clipped = np.linalg.norm(each, axis=1).sum() + (OF_LENGTH * FLOAT64 + gamma(len(g))) * clipped.sum()
    return {
        "gradients": Allowed(2 * each, REASON),
        "their sum": Allowed(2 * at_point(start.params, start.X, start.y).gradient, REASON),
        "clipped sum": Allowed(2 * of_clipped, "the sum of the bounds above, and 12 roundings of each length, counted"),
    }


def _median_length(start: Start) -> float:
    """Return the length that half of the gradients exceed, so that they are clipped and the others are not."""
    G, dE_dz, dE_dq = _factors(start)
    squares = dE_dz**2 * (1 + np.sum(G**2, axis=0)) + np.sum(dE_dq**2, axis=0) * (1 + np.sum(start.X**2, axis=1))
    return float(np.sqrt(np.median(squares)))


def _of_each_point(start: Start) -> Array:
    """Bound the errors of each entry, shape (N, 17), from those of its factors: dE/dz, G and dE/dq."""
    bounds, u = on_the_way(start.params, start.X, start.y), FLOAT64
    G, dE_dz, dE_dq = _factors(start)
    of_u = bounds.dE_dz * G + dE_dz * bounds.G + u * dE_dz * G
    of_V = (bounds.dE_dq + u * dE_dq)[:, np.newaxis] * np.abs(start.X.T)
    each: Array = np.vstack([of_u, bounds.dE_dz, of_V.reshape(8, -1), bounds.dE_dq]).T + TINY[u]
    return each


def _factors(start: Start) -> tuple[Array, Array, Array]:
    """Return G, and the absolute values of dE/dz and dE/dq."""
    u, a, V, b = unpack(start.params)
    G = phi(V @ start.X.T + b)
    dE_dz = np.abs(phi(u @ G + a) - start.y)
    return G, dE_dz, dE_dz * np.abs(u)[:, np.newaxis] * G * (1 - G)


TOPIC = Topic(
    name="per_sample_gradients",
    question="What is the gradient of each single point's loss?",
    you_write="500 gradients at once, shape (500, 17)",
    framework_does="gradients per sample: `vmap(grad)`",
    measure=measure,
    allowed=allowed,
    mistake=Mistake(
        what="The sum is clipped in place of each",
        why=(
            "`clip_grad_norm_` shortens the gradient of the whole batch. Differential privacy, and robustness "
            "against single points, need each point's own gradient shortened before they are added: else one "
            "point can turn the sum wherever it wants."
        ),
        side="torch",
        right="total: Tensor = (gradients * (largest / length).clamp(max=1)).sum(dim=0)",
        wrong="g = gradients.sum(dim=0)\n    total: Tensor = g * (largest / g.norm()).clamp(max=1)",
    ),
    axes={"gradients": ("point", NAMES), "their sum": (NAMES,), "clipped sum": (NAMES,)},
)
