"""Accumulation and clipping: a gradient put together from parts of the points, and made shorter.

    sum of losses       g = Σ_b g_b                        g_b = dE_b/dw over the n_b points of part b
    mean of losses      g = Σ_b (n_b / N) (g_b / n_b)      not the mean of the parts' means: the last part may be smaller
    clipped by norm     g ← g min(1, c / (‖g‖ + 10⁻⁶))     one norm, √Σ g_i², over all parameters
    clipped by value    g_i ← min(max(g_i, −c), c)

Sources: Pascanu, Mikolov and Bengio, 2013, for the norm; PyTorch's `clip_grad_norm_` for the 10⁻⁶.
"""

import numpy as np

from manual.by_hand import loss_gradient
from manual.inputs import Array


def of_the_sum(w: Array, X: Array, y: Array, n: int) -> Array:
    """Differentiate the summed loss, n points at a time."""
    g = np.zeros(17)
    for part in _parts(len(y), n):
        g = g + loss_gradient(w, X[part], y[part])
    return g


def of_the_mean(w: Array, X: Array, y: Array, n: int) -> Array:
    """Differentiate the mean loss, n points at a time."""
    g = np.zeros(17)
    for part in _parts(len(y), n):
        of_this_mean = loss_gradient(w, X[part], y[part]) / len(part)
        g = g + len(part) / len(y) * of_this_mean
    return g


def clipped_by_norm(w: Array, X: Array, y: Array, n: int, c: float) -> tuple[float, Array]:
    """Return the norm of the gradient of the sum, and the gradient clipped to c."""
    g = of_the_sum(w, X, y, n)
    norm = np.sqrt(np.sum(g**2))
    return norm, g * min(1, c / (norm + 1e-6))


def clipped_by_value(w: Array, X: Array, y: Array, n: int, c: float) -> Array:
    """Return the gradient of the sum, each entry clipped to c."""
    g = of_the_sum(w, X, y, n)
    return np.minimum(np.maximum(g, -c), c)


def _parts(N: int, n: int) -> list[Array]:
    return np.split(np.arange(N), range(n, N, n))
