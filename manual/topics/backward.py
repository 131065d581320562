"""The backward pass: the chain rule from the loss to every parameter.

    dE/dz = y_out − y       dE/du_j = Σ dE/dz G_j       dE/da = Σ dE/dz
    dE/dG_j = u_j dE/dz     dE/dq_j = dE/dG_j φ'(q_j)   φ'(q) = G (1 − G)
    dE/dv_jk = Σ dE/dq_j x_k                            dE/db_j = Σ dE/dq_j

Source: the chain rule, as in the homework; each sum is over the points. Points are columns: x is (2, N), q is (4, N).
"""

import numpy as np

from manual.by_hand import phi, unpack


def backward(params, X, y):
    """Evaluate dE/dz, dE/du, dE/da, dE/dG, dE/dq, dE/dV and dE/db."""
    u, a, V, b = unpack(params)
    G = phi(V @ X.T + b)
    y_out = phi(u @ G + a)

    dE_dz = y_out - y
    dE_du = G @ dE_dz
    dE_da = dE_dz.sum()
    dE_dG = np.outer(u, dE_dz)
    dE_dq = dE_dG * G * (1 - G)
    dE_dV = dE_dq @ X
    dE_db = dE_dq.sum(axis=1)
    return dE_dz, dE_du, dE_da, dE_dG, dE_dq, dE_dV, dE_db
