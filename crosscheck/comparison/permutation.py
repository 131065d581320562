"""In which order a party's 17 parameters would fit, where it packs them differently from the homework.

Where all parameters are equal, no order of theirs is seen, and the derivatives show of what kind each is: with V x + b
alike in all four units, all dE/du_j are equal, so are all dE/dv_j1, all dE/dv_j2 and all dE/db_j. Raising one u then
shows which v and b belong to the same unit. A party that merely returns its derivatives in another order is found by
sorting them.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import numpy as np
import numpy.typing as npt

from crosscheck.homework.circles.contract import NAMES, Array, Party
from manual import by_hand

LEVEL, RAISED = 0.5, 0.25  # all parameters, and what is added to one u
CLOSE = 1e-4  # relative: digits enough to tell derivatives apart, and few enough for single precision
KINDS = {
    "u": range(4),
    "a": range(4, 5),
    "v_j1": range(5, 13, 2),
    "v_j2": range(6, 13, 2),
    "b": range(13, 17),
}  # the places of each kind, in the order of the units
UNIT = ("v_j1", "v_j2", "b")  # what belongs to a unit, besides its u

Order = tuple[int, ...]  # for each place in a party's packing, the place in the homework's
Gradient = Callable[[Array], Array | None]


def order_that_fits(party: Party) -> str | None:
    """Return with which names a party's parameters, or its derivatives, would agree with the homework's, if with any.

    Parameters
    ----------
    party : Party
        Called at a few points of its own; where it raises there, no order is found.
    """
    X, labels, places = random_questions()

    def gradient(params: Array) -> Array | None:
        found = numbers_of(party.loss_gradient, params, X, labels)
        whole = found is not None and found.shape == params.shape and np.isfinite(found).all()
        return found if whole else None

    there = [(p, g) for p in places if (g := gradient(p)) is not None]
    if len(there) < len(places) or all(_close(g, by_hand.loss_gradient(p, X, labels)) for p, g in there):
        return None
    derivatives = _order_of_derivatives(there[0][1], by_hand.loss_gradient(places[0], X, labels))
    if all(_close(g, by_hand.loss_gradient(p, X, labels)[list(derivatives)]) for p, g in there):
        return f"its loss_gradient would fit with {_renamed(derivatives)}"
    order = _order_of_parameters(gradient, X, labels)
    if order is not None and all(_close(g, _reordered(order, p, X, labels)) for p, g in there):
        return f"its parameters would fit with {_renamed(order)}"
    return None


def random_questions() -> tuple[Array, Array, list[Array]]:
    """Return 40 points (40, 2), their labels, and two sets of parameters, at which no symmetry hides anything."""
    random = np.random.default_rng(17)
    X, labels = random.normal(size=(40, 2)), (random.random(40) < 0.5).astype(float)
    return X, labels, list(random.normal(size=(2, 17)))


def numbers_of(function: Callable[..., object], *arguments: Array) -> Array | None:
    """Call a party's function for numbers; None if it raises: what it does wrong was said where it was compared."""
    try:
        return np.array(function(*(argument.copy() for argument in arguments)), dtype=float)
    except (Exception, SystemExit):
        return None


def _order_of_derivatives(found: Array, right: Array) -> Order:
    """Sort a party's derivatives, and the right ones, at a place where no two are equal."""
    order = np.empty(len(NAMES), dtype=int)
    order[np.argsort(found)] = np.argsort(right)
    return tuple(order.tolist())


def _order_of_parameters(gradient: Gradient, X: Array, labels: Array) -> Order | None:
    """Find of what kind each place is and to which unit it belongs; units stay in the homework's order if they can."""
    level = np.full(len(NAMES), LEVEL)
    kinds = _kinds(gradient(level), by_hand.loss_gradient(level, X, labels))
    if kinds is None:
        return None
    right = by_hand.loss_gradient(level + RAISED * np.eye(len(NAMES))[0], X, labels)
    units = []  # for each u of the party, the places of its v_j1, v_j2 and b
    for place in kinds["u"]:
        found = gradient(level + RAISED * np.eye(len(NAMES))[place])
        if found is None:
            return None
        units.append({kind: min(kinds[kind], key=lambda i: abs(found[i] - right[KINDS[kind][0]])) for kind in UNIT})
    orders = []
    for numbering in permutations(range(4)):
        order = np.zeros(len(NAMES), dtype=int)
        order[kinds["a"]] = KINDS["a"]
        for place, unit, j in zip(kinds["u"], units, numbering, strict=True):
            order[place] = KINDS["u"][j]
            for kind in UNIT:
                order[unit[kind]] = KINDS[kind][j]
        if sorted(order) == list(range(len(NAMES))):
            orders.append(tuple(order.tolist()))
    return min(orders, key=lambda order: sum(i != place for place, i in enumerate(order)), default=None)


def _kinds(found: Array | None, right: Array) -> dict[str, list[int]] | None:
    """Return the places of each kind in a party's packing, where all parameters are equal."""
    if found is None:
        return None
    kinds = {kind: [i for i in range(len(NAMES)) if _close(found[i], right[of[0]])] for kind, of in KINDS.items()}
    return kinds if all(len(kinds[kind]) == len(of) for kind, of in KINDS.items()) else None


def _reordered(order: Order, params: Array, X: Array, labels: Array) -> Array:
    """Evaluate the gradient of one that takes the parameter at each place for the homework's at ``order[place]``."""
    own = np.empty_like(params)
    own[list(order)] = params
    right: Array = by_hand.loss_gradient(own, X, labels)[list(order)]
    return right


def _close(found: npt.ArrayLike, right: npt.ArrayLike) -> bool:
    scale = np.abs(right).max()
    return bool(np.all(np.abs(np.subtract(found, right)) <= CLOSE * scale))


def _renamed(order: Order) -> str:
    return ", ".join(f"{NAMES[i]} named {NAMES[own]}" for i, own in enumerate(order) if i != own)
