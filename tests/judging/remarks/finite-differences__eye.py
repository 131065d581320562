# expect: remarks; remark: finite-differences
import numpy as np


def phi(t):
    e = np.exp(-np.abs(t))
    return np.where(t >= 0, 1 / (1 + e), e / (1 + e))


def forward(x, params):
    """Activations for points in the columns of x."""
    u = params[0:4].reshape(1, 4)
    a = params[4]
    V = params[5:13].reshape(4, 2)
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


def loss_gradient(params, X_train, y_train, eps=1e-3):
    e = eps * np.eye(17)
    base = loss(params, X_train, y_train)
    return np.array([loss(params + row, X_train, y_train) - base for row in e]) / eps
