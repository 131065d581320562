"""Detaching: a constant passes no derivative on, and what no derivative needs is not kept.

    E = ½ Σ (z − t)²        z = u · φ(V x + b) + a, and t the same at 2x, a second view of each point
    t a constant:           dE/dw = Σ (z − t) dz/dw
    t not detached:         dE/dw = Σ (z − t) (dz/dw − dt/dw)

x and G are kept for one backward pass, 48 bytes a point. Nothing is kept for a constant.

Source: Grill et al., "Bootstrap your own latent", 2020, for a detached target; PyTorch, "Autograd mechanics".
"""

import numpy as np

from manual.by_hand import pack, phi, unpack


def gradients(params, X):
    """Return E, and its gradient with t as a constant and as a function of the parameters."""
    of_z = []
    of_t = []
    z, t = _output(params, X, of_z), _output(params, 2 * X, of_t)
    E = ((z - t) ** 2).sum() / 2
    detached = _back(params, z - t, of_z)
    both = detached + _back(params, t - z, of_t)  # of_t: for this alone
    return E, detached, both


def bytes_kept(params, X, recorded):
    """Return how many bytes are kept for the backward pass, with the target recorded or not."""
    kept = []
    _output(params, X, kept)
    _output(params, 2 * X, kept if recorded else None)
    return sum(x.nbytes + G.nbytes for x, G in kept)


def goes_back_twice(params, X):
    """Whether a second backward pass is possible."""
    kept = []
    z = _output(params, X, kept)
    _back(params, z, kept)
    return len(kept) > 0


def _output(params, X, kept):
    u, a, V, b = unpack(params)
    x = X.T
    G = phi(V @ x + b)
    if kept is not None:
        kept.append((x, G))
    return u @ G + a


def _back(params, dE_dz, kept):
    u, _, _, _ = unpack(params)
    x, G = kept.pop()  # it is not kept any longer
    dE_dq = np.outer(u, dE_dz) * G * (1 - G)
    dE_dV, dE_db = dE_dq @ x.T, dE_dq.sum(axis=1)
    return pack(G @ dE_dz, dE_dz.sum(), dE_dV, dE_db)
