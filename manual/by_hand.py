"""The homework by hand: the network, its loss, and the gradient by the chain rule. NumPy only.

    G     = phi(V x + b)                                      4 hidden nodes, phi(t) = 1 / (1 + exp(-t))
    y_out = phi(u . G + a)                                    1 output node
    E     = -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ]

Two identities keep every line exact on both sides of saturation, where the textbook's formulas overflow or cancel. With
s = (1 - 2y) z, the pre-activation z = u . G + a signed so that s > 0 is the wrong side of the decision boundary,

    E = sum_i log(1 + exp(s_i)) = sum_i [ max(s_i, 0) + log(1 + exp(-|s_i|)) ]
    dE/dz_i = y_out - y_i = (1 - 2 y_i) phi(s_i)

Features come first: the hidden layer is (4, N), so that NumPy's inner loops run along the N points.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from manual import descent
from manual.inputs import Array, as_params, as_points, as_training_set

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BLOCK = 2048  # points at a time: the hidden layer of a block stays in the processor's cache, and memory stays flat
LARGEST = 708.0  # exp(709.8) overflows; at 708 its reciprocal is still a normal number


def network(x: npt.ArrayLike, params: npt.ArrayLike) -> float | Array:
    """Evaluate the network's output at a point, or at N points.

    Parameters
    ----------
    x : array of shape (2,) or (N, 2)
    params : array of shape (17,)
        u1..u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1..b4.

    Returns
    -------
    float, or array of shape (N,)

    Raises
    ------
    ValueError
        If a shape is wrong or a value is not finite.
    """
    points = as_points(x)
    u, a, V, b = unpack(as_params(params))
    G = phi(V @ np.atleast_2d(points).T + b)
    y_out = phi(u @ G + a)
    return float(y_out[0]) if points.ndim == 1 else y_out


def loss(params: npt.ArrayLike, X_train: npt.ArrayLike, y_train: npt.ArrayLike) -> float:
    """Evaluate the cross-entropy, summed over the N points.

    Parameters
    ----------
    params : array of shape (17,)
    X_train : array of shape (N, 2)
    y_train : array of shape (N,) or (N, 1), each 0 or 1

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If a shape or a label is wrong or a value is not finite.
    """
    u, a, V, b = unpack(as_params(params))
    E = 0.0
    for x, y in blocks(*as_training_set(X_train, y_train)):
        G = phi(V @ x + b)
        s = (1.0 - 2.0 * y) * (u @ G + a)
        E += float(np.sum(np.maximum(s, 0.0) + np.log1p(np.exp(-np.abs(s)))))
    return E


def loss_gradient(params: npt.ArrayLike, X_train: npt.ArrayLike, y_train: npt.ArrayLike) -> Array:
    """Differentiate the loss by the chain rule, from the output back to the input.

    Parameters
    ----------
    params : array of shape (17,)
    X_train : array of shape (N, 2)
    y_train : array of shape (N,) or (N, 1), each 0 or 1

    Returns
    -------
    array of shape (17,)
        dE/du1..4, dE/da, dE/dv11, dE/dv12, .., dE/dv42, dE/db1..4.

    Raises
    ------
    ValueError
        If a shape or a label is wrong or a value is not finite.
    """
    u, a, V, b = unpack(as_params(params))
    gradient = np.zeros(17)
    for x, y in blocks(*as_training_set(X_train, y_train)):
        G, dphi = phi_and_slope(V @ x + b)
        sign = 1.0 - 2.0 * y
        delta = sign * phi(sign * (u @ G + a))  # dE/dz = y_out - y, at the output's pre-activation z
        dE_du = G @ delta
        dE_da = delta.sum(keepdims=True)
        dE_dV = u[:, np.newaxis] * (dphi @ (delta * x).T)  # through hidden node j: u_j delta phi'(V x + b)_j
        dE_db = u * (dphi @ delta)
        gradient += np.concatenate((dE_du, dE_da, dE_dV.ravel(), dE_db))
    return gradient


def optimize(
    initial: npt.ArrayLike,
    X_train: npt.ArrayLike,
    y_train: npt.ArrayLike,
    eta: float = 0.001,
    n_steps: int = 30,
    *,
    verbose: bool = False,
) -> tuple[Array, Array]:
    """Descend along the gradient from a copy of `initial`; see `manual.descent.descend`.

    Returns
    -------
    losses : array of shape (n_steps + 1,)
    params : array of shape (n_steps + 1, 17)
    """
    return descent.descend(loss, loss_gradient, as_params(initial), X_train, y_train, eta, n_steps, verbose)


def plot_scans(
    params: npt.ArrayLike,
    X_train: npt.ArrayLike,
    y_train: npt.ArrayLike,
    step_size: float = 0.5,
    n: int = 3,
    *,
    verbose: bool = False,
    ax: Axes | None = None,
) -> Array:
    """Scan the loss along each axis through `params`; see `manual.descent.plot_scans`."""
    return descent.plot_scans(params, X_train, y_train, step_size, n, loss=loss, verbose=verbose, ax=ax)


def unpack(params: Array) -> tuple[Array, np.float64, Array, Array]:
    """Name the 17 packed parameters: u (4,), a, V (4, 2) and b as a column (4, 1)."""
    return params[0:4], params[4], params[5:13].reshape(4, 2), params[13:17].reshape(4, 1)


def blocks(X: Array, y: Array) -> Iterator[tuple[Array, Array]]:
    """Cut the points into blocks: x of shape (2, n), features first, and y of shape (n,)."""
    for start in range(0, len(y), BLOCK):
        block = slice(start, start + BLOCK)
        yield np.ascontiguousarray(X[block].T), y[block]


def phi(t: Array) -> Array:
    """Evaluate the sigmoid, 1 / (1 + exp(-t)), as exp(t) / (1 + exp(t)), which loses nothing on its way down to 0.

    Past `LARGEST`, where exp(t) would overflow, it is 1 to the last bit.
    """
    e = np.exp(np.minimum(t, LARGEST))
    y_out: Array = e / (1.0 + e)
    return y_out


def phi_and_slope(t: Array) -> tuple[Array, Array]:
    """Evaluate the sigmoid and its derivative, phi'(t) = phi(t) phi(-t).

    Not phi (1 - phi), which cancels to 0 past t = 37. Past `LARGEST` the derivative is held at phi'(708) = 3e-308.
    """
    e = np.exp(np.minimum(t, LARGEST))
    phi_of_minus_t = 1.0 / (1.0 + e)
    G = e * phi_of_minus_t
    return G, G * phi_of_minus_t
