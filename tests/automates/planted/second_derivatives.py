from typing import Any

import numpy as np

from manual.by_hand import loss_gradient
from manual.topics import second_derivatives
from tests.automates.planted.planted import Planted


def gauss_newton_alone(params: Any, X: Any, y: Any) -> Any:
    return second_derivatives.gauss_newton(params, X, y)


def one_triangle(params: Any, X: Any, y: Any) -> Any:
    return np.triu(second_derivatives.hessian(params, X, y))


def outer_product_of_gradients(params: Any, X: Any, y: Any) -> Any:
    each = np.array([loss_gradient(params, X[i : i + 1], y[i : i + 1]) for i in range(len(X))])
    return each.T @ each


def one_sided(params: Any, X: Any, y: Any, v: Any) -> Any:
    h = 1e-4
    return (loss_gradient(params + h * v, X, y) - loss_gradient(params, X, y)) / h


def undamped(params: Any, X: Any, y: Any) -> Any:
    return params - np.linalg.solve(second_derivatives.hessian(params, X, y), loss_gradient(params, X, y))


def uphill(params: Any, X: Any, y: Any) -> Any:
    return 2 * params - second_derivatives.newton_step(params, X, y)


PLANTED = (
    Planted("the curvature of z is dropped: Gauss-Newton for H", {"hessian": gauss_newton_alone}, "H"),
    Planted("Gauss-Newton for H, in its eigenvalues", {"hessian": gauss_newton_alone}, "eigenvalues"),
    Planted("mixed derivatives are filled in on one side only", {"hessian": one_triangle}, "H"),
    Planted("gradients' outer products for Gauss-Newton", {"gauss_newton": outer_product_of_gradients}, "Gauss-Newton"),
    Planted("a difference of two gradients for H v", {"hessian_vector": one_sided}, "H v"),
    Planted("a Newton step without damping", {"newton_step": undamped}, "Newton step"),
    Planted("a step with the wrong sign", {"newton_step": uphill}, "Newton step"),
)
