"""Fusion: one pass over the points. Each block of points goes through every line while it is in the processor's cache.

    E = Σ over blocks E_block          dE/dp = Σ over blocks dE_block/dp

Line by line, each operation goes over all N points and writes an array of N numbers, which the next reads from memory
again. In blocks the same lines work on arrays so short that they stay in the cache. The sums have another order,
so their last digits differ. A compiler also makes one loop of all lines:

    guard           an assumption of the compiled code: a type, and N, until a second N comes. If it does not hold,
                    the function is compiled again
    graph break     where Python needs a number, as in `if z.max() > 30`, a graph ends, and the next begins after it

Sources: Lam, Rothberg and Wolf, "The cache performance and optimizations of blocked algorithms", 1991; Ansel et al., "PyTorch 2:
faster machine learning through dynamic Python bytecode transformation and graph compilation", 2024.
"""

import numpy as np

from manual.by_hand import pack, phi, unpack

BLOCK = 2048  # points: one line's four hidden nodes are 64 KB then


def line_by_line(params, X, y):
    """Evaluate the loss and its gradient, each operation over all points."""
    u, a, V, b = unpack(params)
    x = X.T
    G = phi(V @ x + b)
    s = (1 - 2 * y) * (u @ G + a)
    E = np.logaddexp(0, s).sum()
    dE_dz = (1 - 2 * y) * phi(s)
    dE_dq = np.outer(u, dE_dz) * G * (1 - G)
    dE_dV, dE_db = dE_dq @ x.T, dE_dq.sum(axis=1)
    return E, pack(G @ dE_dz, dE_dz.sum(), dE_dV, dE_db)


def fused(params, X, y):
    """Evaluate the loss and its gradient in one pass over blocks."""
    E, gradient = 0.0, np.zeros(17)
    for start in range(0, len(y), BLOCK):
        block = slice(start, start + BLOCK)  # the last may be short
        E_block, its = line_by_line(params, X[block], y[block])
        E += E_block
        gradient += its
    return E, gradient


def graphs(params, calls, looks):
    """Count the graphs that are compiled for calls with N points of a type, if Python branches on a number or not."""
    guards = []  # None: any N
    sizes = set()
    for n, kind in calls:
        if (n, kind) not in guards and (None, kind) not in guards:
            guards.append((n if sizes <= {n} else None, kind))
        sizes.add(n)
    return len(guards) * (2 if looks else 1)
