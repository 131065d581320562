# expect: wrong; function: network; given: loss=your network, loss_gradient=your network; cause: transposed-v-packing
import numpy as np


def phi(t):
    e = np.exp(-np.abs(t))
    return np.where(t >= 0, 1 / (1 + e), e / (1 + e))


def forward(x, params):
    """Activations for points in the columns of x."""
    u = params[0:4].reshape(1, 4)
    a = params[4]
    V = params[5:13].reshape(4, 2, order="F")
    b = params[13:17].reshape(4, 1)
    z1 = V @ x + b
    h = phi(z1)
    z2 = u @ h + a
    return u, z1, h, z2


def network(x, params):
    x = np.reshape(x, (2, 1))
    return phi(forward(x, params)[-1]).item()


def loss(params, X_train, y_train):
    z = forward(X_train.T, params)[-1]
    y = np.reshape(y_train, (1, -1))
    s = (1 - 2 * y) * z
    return np.sum(np.maximum(s, 0) + np.log1p(np.exp(-np.abs(s))))


def loss_gradient(params, X_train, y_train):
    x = X_train.T
    u, z1, h, z2 = forward(x, params)
    delta2 = phi(z2) - np.reshape(y_train, (1, -1))
    dU = delta2 @ h.T
    da = np.sum(delta2)
    delta1 = (u.T @ delta2) * h * (1 - h)
    dV = delta1 @ x.T
    db = np.sum(delta1, axis=1)
    return np.hstack([dU.ravel(), da, dV.ravel("F"), db])
