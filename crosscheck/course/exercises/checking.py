"""Of the notebook on gradient checking: a gradient that has a mistake, and where."""

from __future__ import annotations

from crosscheck.course.selection import Selection
from crosscheck.homework.circles.contract import BLOCKS, HIDDEN_UNITS, NAMES, Array
from manual import by_hand


def broken_gradient(params: Array, X: Array, y: Array) -> Array:
    """Return the 17 derivatives of the loss. Some are wrong."""
    gradient = by_hand.loss_gradient(params, X, y)
    u = params[BLOCKS["u"]]
    for u_j, slots in zip(u, HIDDEN_UNITS.values(), strict=True):
        gradient[list(slots)] *= u[0] / u_j
    return gradient


def _extra(names: list[str]) -> str:
    right = f"{names[0]} is right. " if len(names) == 1 else f"{' and '.join(names[:2])} are right. "
    return (
        right
        + "Where the estimate has few digits of its own, it differs from a right gradient too: choose h by the picture."
    )


def _missing(names: list[str]) -> str:
    if len(names) == len(WRONG):
        return "Some are wrong, but not at every point. What is special about INITIAL that a point drawn at random has not?"
    return f"Those are wrong, and so {'is 1 more' if len(names) == 1 else f'are {len(names)} more'}."


WRONG = tuple(name for name in NAMES if any(NAMES.index(name) in slots for slots in [*HIDDEN_UNITS.values()][1:]))

wrong_derivatives = Selection(
    right=WRONG,
    among=NAMES,
    missing=_missing,
    extra=_extra,
    lesson="All that lies behind the hidden nodes 2, 3 and 4: on the way back each was given the first node's weight, u1. "
    "At INITIAL all four weights are 5, so that the homework's own tests do not show it.",
)
