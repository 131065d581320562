from typing import Any

import numpy as np

from manual.by_hand import unpack
from manual.topics import gradient_checking
from tests.automates.planted.planted import Planted


def not_halved(params: Any, X: Any, y: Any, h: Any) -> Any:
    return 2 * gradient_checking.central(params, X, y, h)


def one_sided_for_central(params: Any, X: Any, y: Any, h: Any) -> Any:
    return gradient_checking.one_sided(params, X, y, h)


def absolute_value(params: Any, X: Any, y: Any) -> Any:
    u, a, V, b = unpack(params)
    s = (1 - 2 * y) * (u @ (1 / (1 + np.exp(-(V @ X.T + b)))) + a)
    return (np.where(s.real > 0, s, 0) + np.log1p(np.exp(-np.abs(s)))).sum()


def tautology(params: Any, X: Any, y: Any, h: Any) -> Any:
    gradient = gradient_checking.complex_step(params, X, y, 1e-20)
    return np.allclose(gradient, gradient, rtol=1e-3, atol=1e-5)


def square_roots(params: Any, X: Any, y: Any) -> Any:
    one_sided, central = gradient_checking.best_steps(params, X, y)
    return one_sided, central ** (3 / 2)


def single_precision(params: Any, X: Any, y: Any) -> Any:
    one_sided, central = gradient_checking.best_steps(params, X, y)
    return one_sided * 2 ** (29 / 2), central * 2 ** (29 / 3)


PLANTED = (
    Planted("the central difference is divided by h, not 2h", {"central": not_halved}, "central"),
    Planted("a one-sided difference for the central one", {"central": one_sided_for_central}, "central"),
    Planted("an absolute value in the loss, which drops what is imaginary", {"loss": absolute_value}, "complex step"),
    Planted("the gradient is checked against itself", {"check": tautology}, "checked"),
    Planted("a square root for the cube root", {"best_steps": square_roots}, "theory's h"),
    Planted("the rounding error of float32", {"best_steps": single_precision}, "the least error is there"),
)
