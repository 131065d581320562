"""The homework as in a lecture, with one equation on each line. The known mistakes are edits of these lines.

It is not the reference, which is `manual.by_hand`: where the output saturates, these formulas lose digits.
"""

import numpy as np

from crosscheck.homework.circles.contract import Array


def page(params: Array, X: Array, y_train: Array) -> tuple[Array, float, Array]:
    """Compute the network's outputs, the loss and its gradient at N points, the rows of X."""
    u = params[0:4]
    a = params[4]
    V = params[5:13].reshape(4, 2)
    b = params[13:17].reshape(4, 1)
    x = X.T

    q = V @ x + b
    G = phi(q)
    z = u @ G + a
    y_out = phi(z)

    y = y_train.reshape(-1)
    terms = y * np.log(y_out) + (1 - y) * np.log(1 - y_out)
    E = -np.sum(terms)

    dE_dz = y_out - y
    dE_du = G @ dE_dz
    dE_da = dE_dz.sum()
    dE_dG = np.outer(u, dE_dz)
    dE_dq = dE_dG * G * (1 - G)
    dE_dV = dE_dq @ x.T
    dE_db = dE_dq.sum(axis=1)
    gradient = pack(dE_du, dE_da, dE_dV, dE_db)
    return y_out, E, gradient


def phi(t: Array) -> Array:
    """Return the sigmoid of t."""
    return 1 / (1 + np.exp(-t))


def pack(u: Array, a: float, V: Array, b: Array) -> Array:
    """Pack u, a, V and b, or the derivatives with respect to them."""
    return np.concatenate((u, [a], V.ravel(), b.ravel()))
