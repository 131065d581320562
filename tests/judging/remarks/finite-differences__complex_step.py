# expect: remarks; remark: finite-differences
import numpy as np


def sums(points, p):
    hidden = 1 / (1 + np.exp(-(points @ p[5:13].reshape(4, 2).T + p[13:17])))
    return hidden @ p[0:4] + p[4]


def network(x, params):
    return 1 / (1 + np.exp(-sums(np.asarray(x, dtype=float), params)))


def loss(params, X_train, y_train):
    signed = np.where(np.ravel(y_train) == 1, -1, 1) * sums(X_train, params)
    return np.sum(np.where(signed.real > 0, signed + np.log(1 + np.exp(-signed)), np.log(1 + np.exp(signed))))


def loss_gradient(params, X_train, y_train):
    step = 1e-3
    directions = step * np.eye(len(params))
    return np.array([loss(params + 1j * d, X_train, y_train).imag / step for d in directions])
