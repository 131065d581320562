"""Regularization: four ways to keep a network from learning its training points by heart.

    L2                  E + λ/2 Σ w²: the gradient g becomes g + λ w; a step is w ← w − η (g + λ w)
    L1                  E + λ Σ |w|: the gradient g becomes g + λ sign w
    dropout             z = u · (M G) + a, each M_jn = 0 with probability p, else 1 / (1 − p)
    early stopping      keep the w whose loss on points set aside is the lowest; stop s steps after it

Sources: Krogh and Hertz, 1991, for L2; Tibshirani, 1996, for L1; Srivastava et al., 2014, for dropout, scaled while training
as in torch; Prechelt, 1998, for early stopping.
"""

from math import inf

import numpy as np

from manual.by_hand import loss, loss_gradient, pack, phi, phi_and_slope, unpack
from manual.inputs import Array
from manual.topics import randomness


def l2_step(w: Array, X: Array, y: Array, eta: float, lam: float) -> Array:
    """Return w after one step."""
    g = loss_gradient(w, X, y) + lam * w
    return w - eta * g


def l1_gradient(w: Array, X: Array, y: Array, lam: float) -> Array:
    """Differentiate the loss with its penalty."""
    return loss_gradient(w, X, y) + lam * np.sign(w)


def mask(N: int, p: float, seed: int) -> Array:
    """Draw M for 4 nodes and N points: shape (4, N), point by point."""
    return randomness.mask(randomness.generator(seed), 4 * N, p).reshape(N, 4).T


def dropout_gradient(w: Array, X: Array, y: Array, p: float, seed: int) -> Array:
    """Differentiate the loss of a network whose hidden nodes are dropped with probability p."""
    u, a, V, b = unpack(w)
    M = mask(len(y), p, seed)
    G, dphi = phi_and_slope(V @ X.T + b)
    z = u @ (M * G) + a

    sign = 1 - 2 * y
    dE_dz = sign * phi(sign * z)  # y_out - y
    dE_dq = np.outer(u, dE_dz) * M * dphi
    return pack((M * G) @ dE_dz, dE_dz.sum(), dE_dq @ X, dE_dq.sum(axis=1))


def early_stopping(path: Array, X: Array, y: Array, s: int) -> tuple[int, int, Array]:
    """Walk along a path of w; return the steps at which it stops and which it keeps, and the w that it keeps."""
    lowest, kept, step = inf, 0, 0
    for step, w in enumerate(path):
        E = loss(w, X, y)
        if lowest > E:
            lowest, kept = E, step
        if step - kept == s:
            break
    return step, kept, path[kept]
