"""Checkpointing: keep every k-th unit of a chain, and compute the others again on the way back, for less memory.

    x_{l+1} = x_l − h Vᵀ φ(V x_l + b)     l = 0 .. L − 1         z = u · φ(V x_L + b) + a

    back:  dE/dq = −h (V dE/dx_{l+1}) φ'(q)     dE/dx_l = dE/dx_{l+1} + Vᵀ dE/dq     dE/dV = dE/dq x_lᵀ − h G dE/dx_{l+1}ᵀ

A chain of L equal units before the homework's network. Kept for the backward pass, with N points and 8 bytes a number:

    everything          x_l (2 numbers) and G_l (4) of every unit:   48 N L
    every k-th unit     x_0, x_k, x_2k, ..:                          16 N L / k,  and 48 N k for a segment

Sources: Chen et al., "Training deep nets with sublinear memory cost", 2016; the unit is the parabolic layer of Ruthotto and
Haber, "Deep neural networks motivated by partial differential equations", 2018. Points are columns.
"""

import numpy as np

from manual.by_hand import backward, pack, phi, phi_and_slope, unpack

L = 16
h = 1 / L


def everything_kept(params, X, y):
    """Differentiate the loss, with every unit's x and G kept: the gradient, and how many bytes were kept."""
    _, _, V, b = unpack(params)
    kept, x = _through(X.T, V, b, L)
    gradient, dE_dx = _of_network(x, y, params)
    gradient, _ = _back(kept, dE_dx, gradient, params)
    return gradient, sum(x.nbytes + G.nbytes for x, G in kept)


def checkpointed(params, X, y, k):
    """Differentiate the loss, with every k-th unit's x kept: the gradient, and how many bytes were kept."""
    _, _, V, b = unpack(params)
    kept, x = [], X.T
    for _ in range(L // k):
        kept.append(x)
        _, x = _through(x, V, b, k)  # the units' x and G are dropped
    gradient, dE_dx = _of_network(x, y, params)
    for x in reversed(kept):
        segment, _ = _through(x, V, b, k)  # computed again
        gradient, dE_dx = _back(segment, dE_dx, gradient, params)
    return gradient, sum(x.nbytes for x in kept)


def _through(x, V, b, units):
    """Pass through some units: x and G of each, and the output of the last."""
    kept = []
    for _ in range(units):
        G = phi(V @ x + b)
        kept.append((x, G))
        x = x - h * V.T @ G
    return kept, x


def _back(kept, dE_dx, gradient, params):
    """Go back through units with known x and G, and add up their terms of dE/dV and dE/db."""
    _, _, V, _ = unpack(params)
    for x, G in reversed(kept):
        dE_dG = -h * V @ dE_dx
        dE_dq = dE_dG * G * (1 - G)
        dE_dV = dE_dq @ x.T - h * G @ dE_dx.T  # V is used twice
        dE_db = dE_dq.sum(axis=1)
        gradient = gradient + pack(np.zeros(4), 0.0, dE_dV, dE_db)
        dE_dx = dE_dx + V.T @ dE_dq
    return gradient, dE_dx


def _of_network(x, y, params):
    """Differentiate the homework's loss by the parameters, and by the chain's outputs x."""
    u, a, V, b = unpack(params)
    G, dphi = phi_and_slope(V @ x + b)
    z = u @ G + a
    dE_dq = np.outer(u, phi(z) - y) * dphi
    return backward(x, y, u, G, dphi, z), V.T @ dE_dq
