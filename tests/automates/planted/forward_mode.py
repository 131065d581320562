from typing import Any

import numpy as np

from manual.by_hand import loss
from manual.topics import forward_mode
from tests.automates.planted.planted import Planted

Dual = forward_mode._Dual


def no_slope_of_sigmoid(t: Any) -> Any:
    G = forward_mode._sigmoid(t).value
    return Dual(G, G * t.slope)


def slope_at_the_value(t: Any) -> Any:
    G = forward_mode._sigmoid(t).value
    return Dual(G, forward_mode._sigmoid(Dual(G, t.slope)).slope)


def unit_direction(params: Any, X: Any, y: Any, v: Any) -> Any:
    return forward_mode.jvp(params, X, y, v / np.linalg.norm(v))


def all_at_once(params: Any, X: Any, y: Any) -> Any:
    return np.full(17, forward_mode.jvp(params, X, y, np.ones(17))[1])


def difference(params: Any, X: Any, y: Any, v: Any) -> Any:
    h = 1e-4
    E = loss(params, X, y)
    return E, (loss(params + h * v, X, y) - E) / h


PLANTED = (
    Planted("the sigmoid passes G on in place of G (1 - G)", {"_sigmoid": no_slope_of_sigmoid}, "E'"),
    Planted("the sigmoid's slope is taken at G in place of q", {"_sigmoid": slope_at_the_value}, "E'"),
    Planted("the direction is normalized", {"jvp": unit_direction}, "E'"),
    Planted("one pass along all directions for the gradient", {"gradient": all_at_once}, "gradient"),
    Planted("a difference of two losses for a derivative", {"jvp": difference}, "E'"),
)
