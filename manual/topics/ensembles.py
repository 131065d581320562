"""Ensembles: M networks trained at once, the gradient descent of one network with one more axis in front.

    q = V x + b      V is (M, 4, 2), q and G are (M, 4, N)
    z = u · G + a    u is (M, 1, 4), z is (M, N)
    params ← params − η dE/dparams

The networks are independent: each row has the 17 numbers of one. Many random starts show how often descent
finds a network that separates the circles.
Source: NumPy's documentation of `matmul`: all axes but the last two are a stack of matrices.
"""

import numpy as np

from manual.by_hand import phi


def train(starts, X, y, eta, n_steps):
    """Descend from each of the starts, shape (M, 17); returns losses (n_steps + 1, M) and params (n_steps + 1, M, 17)."""
    params, losses, trajectory = starts, [], []
    for _ in range(n_steps + 1):
        E, gradient = _losses_and_gradients(params, X, y)
        losses.append(E)
        trajectory.append(params)
        params = params - eta * gradient
    return np.array(losses), np.array(trajectory)


def succeeded(params, X, y):
    """Whether each network puts every point on its side, shape (M,)."""
    _, z = _outputs(params, X)
    return np.all((z > 0) == (y == 1), axis=1)


def _outputs(params, X):
    u, a = params[:, np.newaxis, 0:4], params[:, 4:5]
    V = params[:, 5:13].reshape(-1, 4, 2)
    b = params[:, 13:17, np.newaxis]
    G = phi(V @ X.T + b)
    z = (u @ G)[:, 0] + a
    return G, z


def _losses_and_gradients(params, X, y):
    G, z = _outputs(params, X)
    E = np.logaddexp(0, (1 - 2 * y) * z).sum(axis=1)

    dE_dz = (phi(z) - y)[:, np.newaxis]  # (M, 1, N)
    dE_du = np.sum(dE_dz * G, axis=2)
    dE_da = np.sum(dE_dz, axis=2)
    dE_dq = dE_dz * params[:, 0:4, np.newaxis] * G * (1 - G)
    dE_dV = dE_dq @ X
    dE_db = np.sum(dE_dq, axis=2)
    return E, np.hstack([dE_du, dE_da, dE_dV.reshape(-1, 8), dE_db])
