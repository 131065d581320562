"""Initialization: from which distribution the weights of a layer with m inputs and n outputs are drawn.

    uniform             U(−a, a)                    variance a²/3
    normal              N(0, σ²)
    Xavier              variance 2 / (m + n)        U with a = √(6 / (m + n)), or N
    Kaiming             variance 2 / m              U with a = √(6 / m), or N
    nn.Linear's own     variance 1 / (3 m)          U with a = 1/√m, for the biases as well

Why: for independent weights of variance s and inputs of mean square r, a layer's output has Var q = m s r. Backwards
the mean square of derivatives grows by n s. Xavier makes the mean of m s and n s 1. Kaiming corrects for a ReLU, which halves
the mean square; ReLU is max(0, q). Other biases start at 0. Here a is half the width of U, not the output's bias.
Sources: Glorot and Bengio, 2010; He et al., 2015; PyTorch's documentation of `nn.init`.
"""

from math import sqrt

import numpy as np

from manual.by_hand import forward, pack, phi, unpack
from manual.topics.randomness import generator, normals, uniforms


def drawn(rule, seed, *ends):
    """Draw u and V by a rule, and pack them with biases of 0: shape (17,)."""
    widths = {
        "uniform": lambda m, n, low, high: high,
        "normal": lambda m, n, mean, sigma: sigma,
        "xavier_uniform": lambda m, n: sqrt(6 / (m + n)),
        "xavier_normal": lambda m, n: sqrt(2 / (m + n)),
        "kaiming_uniform": lambda m, n: sqrt(6 / m),
        "kaiming_normal": lambda m, n: sqrt(2 / m),
    }
    draw = _uniform if rule.endswith("uniform") else _normal
    g = generator(seed)
    V = draw(g, 2 * 4, widths[rule](2, 4, *ends))
    u = draw(g, 4 * 1, widths[rule](4, 1, *ends))
    return pack(u, 0.0, V, np.zeros(4))


def linear(seed):
    """Draw all 17 parameters as torch's linear layers do: V, b, u and a, in this order."""
    g = generator(seed)
    V, b = _uniform(g, 8, 1 / sqrt(2)), _uniform(g, 4, 1 / sqrt(2))
    u, a = _uniform(g, 4, 1 / sqrt(4)), _uniform(g, 1, 1 / sqrt(4))
    return pack(u, a[0], V, b)


def spreads(w, X, y):
    """Return the standard deviations of q, G and dE/dq over all nodes and points."""
    u, a, V, b = unpack(w)
    q = V @ X.T + b
    G, dphi, z = forward(X.T, u, a, V, b)
    dE_dq = np.outer(u, phi(z) - y) * dphi
    return q.std(), G.std(), dE_dq.std()


def _normal(g, n, sigma):
    return sigma * normals(g, n)


def _uniform(g, n, a):
    return 2 * a * uniforms(g, n) - a
