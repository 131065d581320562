from typing import Any

import numpy as np

from manual.autodiff import Node
from manual.by_hand import phi
from tests.automates.planted.planted import Planted


def without_g(z: Any, y: Any) -> Any:
    sign = 1 - 2 * y
    s = sign * z.value
    return Node(np.logaddexp(0, s), "cross-entropy", (z, lambda g: sign * phi(s)))


def without_sign(z: Any, y: Any) -> Any:
    s = (1 - 2 * y) * z.value
    return Node(np.logaddexp(0, s), "cross-entropy", (z, lambda g: g * phi(s)))


def slope_of_the_sigmoid(z: Any, y: Any) -> Any:
    sign = 1 - 2 * y
    s = sign * z.value
    return Node(np.logaddexp(0, s), "cross-entropy", (z, lambda g: g * sign * phi(s) * phi(-s)))


PLANTED = (
    Planted("what comes from later operations is dropped", {"cross_entropy": without_g}, "gradient"),
    Planted("the inner derivative 1 - 2y is missing", {"cross_entropy": without_sign}, "gradient"),
    Planted("the inner derivative 1 - 2y is missing, checked", {"cross_entropy": without_sign}, "checked"),
    Planted("the sigmoid's slope in place of the sigmoid", {"cross_entropy": slope_of_the_sigmoid}, "checked"),
)
