# expect: wrong; function: network; given: loss=your network, loss_gradient=the homework's formulas; cause: temperature
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def unpack(params):
    return params[:4], params[4], params[5:13].reshape(4, 2), params[13:]


TEMPERATURE = 1.5


def network(x, params):
    u, a, V, b = unpack(params)
    hidden = sigmoid(V @ np.asarray(x) + b)
    logit = u @ hidden + a
    return sigmoid(logit / TEMPERATURE)


def loss(params, X_train, y_train):
    total = 0.0
    for x, y in zip(X_train, y_train.reshape(-1)):
        p = network(x, params)
        total -= y * np.log(p) + (1 - y) * np.log(1 - p)
    return total


def loss_gradient(params, X_train, y_train):
    u, a, V, b = unpack(params)
    grad = np.zeros(17)
    for x, y in zip(X_train, y_train.reshape(-1)):
        hidden = sigmoid(V @ x + b)
        delta = network(x, params) - y
        back = delta * u * hidden * (1 - hidden)
        grad[:4] += delta * hidden
        grad[4] += delta
        grad[5:13] += np.outer(back, x).ravel()
        grad[13:] += back
    return grad
