# expect: right
import numpy as np


def sigmoid(t):
    return np.exp(-np.logaddexp(0, -t))


def layer(x, params):
    return sigmoid(np.matmul(params[5:13].reshape(4, 2), x) + params[13:])


def network(x, params):
    return sigmoid(np.inner(params[:4], layer(x, params)) + params[4])


def loss(params, X_train, y_train):
    n = len(X_train)
    if n > 1:  # halve until one point is left
        return loss(params, X_train[: n // 2], y_train[: n // 2]) + loss(params, X_train[n // 2 :], y_train[n // 2 :])
    z = np.inner(params[:4], layer(X_train[0], params)) + params[4]
    return np.logaddexp(0, z) - y_train.item() * z


def loss_gradient(params, X_train, y_train):
    n = len(X_train)
    if n > 1:
        return loss_gradient(params, X_train[: n // 2], y_train[: n // 2]) + loss_gradient(
            params, X_train[n // 2 :], y_train[n // 2 :]
        )
    h = layer(X_train[0], params)
    d = network(X_train[0], params) - y_train.item()
    back = d * params[:4] * h * (1 - h)
    return np.concatenate([d * h, [d], np.kron(back, X_train[0]), back])
