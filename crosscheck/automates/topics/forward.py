"""The forward pass: what lies between the points and the loss."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from crosscheck.automates.topic import NODES, Allowed, Numbers, Side, Start, Topic
from crosscheck.rounding.point import FLOAT64, at_point, gamma, on_the_way

REASON = "two rounding errors, bounded in crosscheck/rounding/point.py"


def measure(side: Side, start: Start) -> Mapping[str, Any]:
    """Evaluate all five on one side."""
    q, G, z, y_out, E = side.code.forward(*side.arrays(start.params, start.X, start.y))
    return {"q": q, "G": G, "z": z, "y_out": y_out, "E": E}


def allowed(start: Start, by_hand: Mapping[str, Numbers]) -> Mapping[str, Allowed]:
    """Allow each side its rounding errors; the logarithm of p has the error of p divided by p."""
    bounds, on_way = at_point(start.params, start.X, start.y), on_the_way(start.params, start.X, start.y)
    p = np.where(start.y == 1, by_hand["y_out"], 1 - by_hand["y_out"])
    of_logarithms = (bounds.network + FLOAT64) / p + 2 * FLOAT64 * np.abs(np.log(p))
    of_E = of_logarithms.sum() + gamma(len(p)) * np.abs(np.log(p)).sum()
    each = {"q": on_way.q, "G": on_way.G, "z": on_way.z, "y_out": bounds.network, "E": of_E}
    return {name: Allowed(2 * bound, REASON) for name, bound in each.items()}


TOPIC = Topic(
    name="forward",
    question="How does the loss follow from the points?",
    measure=measure,
    allowed=allowed,
    axes={"q": (NODES, "point"), "G": (NODES, "point"), "z": ("point",), "y_out": ("point",)},
)
