"""The forward pass: what lies between the points and the loss."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from crosscheck.automates.topic import NODES, Allowed, Mistake, Numbers, Side, Start, Topic
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
    you_write="the formulas, from the points to the loss",
    framework_does="modules",
    measure=measure,
    allowed=allowed,
    mistake=Mistake(
        what="The sigmoid twice",
        why=(
            "`BCEWithLogitsLoss` applies the sigmoid itself, and is given an output that has been through one. "
            "Nothing complains: the loss is a finite number. But an output between 0 and 1 is taken for z, so "
            "that φ(z) lies between 0.5 and 0.73 and the network can never be sure of a point."
        ),
        side="torch",
        right='E = nn.BCELoss(reduction="sum")(y_out, y)',
        wrong='E = nn.BCEWithLogitsLoss(reduction="sum")(y_out, y)',
    ),
    axes={"q": (NODES, "point"), "G": (NODES, "point"), "z": ("point",), "y_out": ("point",)},
)
