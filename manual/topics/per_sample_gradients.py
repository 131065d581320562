"""Per-sample gradients: a gradient for each point, all at once; their sum is the gradient.

    dE_i/du_j = dE_i/dz_i G_ji      dE_i/da = dE_i/dz_i
    dE_i/dv_jk = dE_i/dq_ji x_ik    dE_i/db_j = dE_i/dq_ji        dE_i/dq_ji = dE_i/dz_i u_j φ'(q_ji)

The formulas of the backward pass, without its sums over the points i. Clipping each of these gradients, or adding up their
squares, needs each one.
Source: the chain rule; they are clipped in Abadi et al., "Deep learning with differential privacy", 2016.
"""

import numpy as np

from manual.by_hand import phi, unpack


def per_sample_gradients(params, X, y):
    """Differentiate each point's loss, shape (N, 17)."""
    u, a, V, b = unpack(params)
    G = phi(V @ X.T + b)
    dE_dz = phi(u @ G + a) - y

    dE_du = dE_dz * G  # (4, N)
    dE_dq = dE_dz * u[:, np.newaxis] * G * (1 - G)  # (4, N)
    dE_dV = dE_dq[:, np.newaxis, :] * X.T  # (4, 2, N)
    return np.vstack([dE_du, dE_dz, dE_dV.reshape(8, -1), dE_dq]).T


def clipped_sum(gradients, largest):
    """Add up the gradients of all points, each clipped to the length `largest`."""
    length = np.sqrt(np.sum(gradients**2, axis=1, keepdims=True))
    return np.sum(gradients * np.minimum(1, largest / length), axis=0)
