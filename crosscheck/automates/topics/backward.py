"""The backward pass: all seven derivatives on the way from the loss to the parameters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crosscheck.automates.topic import COORDINATES, NODES, Allowed, Mistake, Numbers, Side, Start, Topic
from crosscheck.homework.circles.contract import BLOCKS
from crosscheck.rounding.point import at_point, on_the_way

NAMES = ("dE/dz", "dE/du", "dE/da", "dE/dG", "dE/dq", "dE/dV", "dE/db")
REASON = "two rounding errors, bounded in crosscheck/rounding/point.py"


def measure(side: Side, start: Start) -> Mapping[str, Any]:
    """Evaluate all seven on one side."""
    return dict(zip(NAMES, side.code.backward(*side.arrays(start.params, start.X, start.y)), strict=True))


def allowed(start: Start, _: Mapping[str, Numbers]) -> Mapping[str, Allowed]:
    """Allow each side its rounding errors."""
    bounds, on_way = at_point(start.params, start.X, start.y), on_the_way(start.params, start.X, start.y)
    u, a, V, b = (bounds.gradient[block] for block in BLOCKS.values())
    each = (on_way.dE_dz, u, a[0], on_way.dE_dG, on_way.dE_dq, V.reshape(4, 2), b)
    return {name: Allowed(2 * bound, REASON) for name, bound in zip(NAMES, each, strict=True)}


TOPIC = Topic(
    name="backward",
    question="How does the loss change with each parameter, and with all that lies between?",
    you_write="the chain rule",
    framework_does="`backward()`",
    measure=measure,
    allowed=allowed,
    mistake=Mistake(
        what="The sigmoid's slope at the wrong place",
        why=(
            "G is φ(q) already, and φ' = G (1 − G). Given G, a function for φ' takes the sigmoid of a sigmoid. "
            "dE/dq is wrong, and with it dE/dV and dE/db; dE/du and dE/da stay right, which hides it."
        ),
        side="by hand",
        right="dE_dq = dE_dG * G * (1 - G)",
        wrong="dE_dq = dE_dG * phi(G) * (1 - phi(G))",
    ),
    axes={
        "dE/dz": ("point",),
        "dE/du": (NODES,),
        "dE/dG": (NODES, "point"),
        "dE/dq": (NODES, "point"),
        "dE/dV": (NODES, COORDINATES),
        "dE/db": (NODES,),
    },
)
