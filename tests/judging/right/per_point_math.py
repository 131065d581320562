# expect: right
from math import exp, log1p

import numpy as np


def sigmoid(t):
    if t >= 0:
        return 1 / (1 + exp(-t))
    return exp(t) / (1 + exp(t))


def hidden(x, params):
    return [sigmoid(params[5 + 2 * i] * x[0] + params[6 + 2 * i] * x[1] + params[13 + i]) for i in range(4)]


def output(g, params):
    return sum(params[i] * g[i] for i in range(4)) + params[4]


def network(x, params):
    return sigmoid(output(hidden(x, params), params))


def loss(params, X_train, y_train):
    total = 0.0
    for x, y in zip(X_train, y_train.ravel()):
        z = output(hidden(x, params), params)
        if y == 1:
            z = -z
        total += max(z, 0) + log1p(exp(-abs(z)))
    return total


def loss_gradient(params, X_train, y_train):
    grad = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        g = hidden(x, params)
        d = sigmoid(output(g, params)) - y
        grad[4] += d
        for i in range(4):
            dh = d * params[i] * g[i] * (1 - g[i])
            grad[i] += d * g[i]
            grad[5 + 2 * i] += dh * x[0]
            grad[6 + 2 * i] += dh * x[1]
            grad[13 + i] += dh
    return grad
