"""Of the notebook on gradient checking: a gradient that has a mistake, and where."""

from __future__ import annotations

import numpy as np

from crosscheck.course.selection import Selection
from crosscheck.homework.circles.contract import HIDDEN_UNITS, NAMES, Array
from manual import by_hand
from manual.inputs import as_params


def broken_gradient(params: Array, X: Array, y: Array) -> Array:
    """Return the 17 derivatives of the loss. Some are wrong."""
    u, a, V, b = by_hand.unpack(as_params(params))
    G, dphi, z = by_hand.forward(X.T, u, a, V, b)
    return by_hand.backward(X.T, y, np.full(4, u[0]), G, dphi, z)


def _extra(_: list[str]) -> str:
    return (
        "Some of these derivatives are right. Where the estimate has few digits of its own, it differs from a right gradient "
        "too: choose h by the picture."
    )


def _missing(names: list[str]) -> str:
    if len(names) == len(WRONG):
        return "Some are wrong, but not at every point. What is special about INITIAL that a point drawn at random has not?"
    return "Those are wrong, but they are not all. Does another point show more?"


WRONG = tuple(name for name in NAMES if any(NAMES.index(name) in slots for slots in [*HIDDEN_UNITS.values()][1:]))

wrong_derivatives = Selection(
    right=WRONG,
    among=NAMES,
    missing=_missing,
    extra=_extra,
    lesson="All that lies behind the hidden nodes 2, 3 and 4: on the way back each was given the first node's weight, u1. "
    "At INITIAL all four weights are 5, so that the homework's own tests do not show it.",
)
