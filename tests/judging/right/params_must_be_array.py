# expect: right
import numpy as np


def phi(t):
    return (1 + np.tanh(t / 2)) / 2


def unpack(params):
    if not isinstance(params, np.ndarray) or params.shape != (17,):
        raise TypeError("params must be an array of 17 numbers")
    return params[:4], params[4], params[5:13].reshape(4, 2), params[13:]


def network(x, params):
    u, a, V, b = unpack(params)
    return phi(np.vdot(u, phi(V @ x + b)) + a)


def loss(params, X_train, y_train):
    u, a, V, b = unpack(params)
    assert X_train.ndim == 2 and X_train.shape[1] == 2
    z = phi(X_train @ V.T + b) @ u + a
    return np.where(y_train.reshape(z.shape) == 0, np.logaddexp(0, z), np.logaddexp(0, -z)).sum()


def loss_gradient(params, X_train, y_train):
    u, a, V, b = unpack(params)
    h = phi(X_train @ V.T + b)
    delta = phi(h @ u + a) - y_train.reshape(len(X_train))
    back = (delta * (h * (1 - h) * u).T).T
    return np.block([delta @ h, delta.sum(), (back.T @ X_train).reshape(-1), np.ones(len(delta)) @ back])
