# expect: right
from collections import namedtuple

import numpy as np

Params = namedtuple("Params", "u a V b")


def unpack(params) -> Params:
    return Params(u=params[:4], a=params[4], V=params[5:13].reshape(4, 2), b=params[13:])


def sigmoid(t: np.ndarray) -> np.ndarray:
    return 0.5 * (1.0 + np.tanh(0.5 * t))


def hidden(p: Params, X: np.ndarray) -> np.ndarray:
    return sigmoid(X @ p.V.T + p.b)


def network(x, params) -> float:
    p = unpack(params)
    return float(sigmoid(hidden(p, np.asarray(x)) @ p.u + p.a))


def loss(params: np.ndarray, X_train: np.ndarray, y_train: np.ndarray) -> float:
    p = unpack(params)
    z = hidden(p, X_train) @ p.u + p.a
    return float(np.sum(np.logaddexp(0, np.where(y_train.ravel() == 1.0, -z, z))))


def loss_gradient(params: np.ndarray, X_train: np.ndarray, y_train: np.ndarray) -> np.ndarray:
    p = unpack(params)
    h = hidden(p, X_train)
    delta = sigmoid(h @ p.u + p.a) - y_train.ravel()
    back = np.multiply.outer(delta, p.u) * h * (1.0 - h)
    grads = Params(u=h.T @ delta, a=delta.sum(), V=back.T @ X_train, b=back.sum(axis=0))
    return np.hstack([np.ravel(part) for part in grads])
