# expect: wrong; function: loss_gradient; cause: weight-decay
import math

import numpy as np


def phi(t):
    return 1 / (1 + math.exp(-t))


def network(x, params):
    z = params[4]
    for j in range(4):
        q = params[5 + 2 * j] * x[0] + params[6 + 2 * j] * x[1] + params[13 + j]
        z += params[j] * phi(q)
    return phi(z)


def loss(params, X_train, y_train):
    total = 0.0
    for x, y in zip(X_train, np.ravel(y_train)):
        p = network(x, params)
        total -= math.log(p) if y == 1 else math.log(1 - p)
    return total


def loss_gradient(params, X_train, y_train):
    weight_decay = 5e-4
    grad = np.zeros(17)
    for x, y in zip(X_train, np.ravel(y_train)):
        G = [phi(params[5 + 2 * j] * x[0] + params[6 + 2 * j] * x[1] + params[13 + j]) for j in range(4)]
        err = network(x, params) - y
        grad[4] += err
        for j in range(4):
            grad[j] += err * G[j]
            d = err * params[j] * G[j] * (1 - G[j])
            grad[5 + 2 * j] += d * x[0]
            grad[6 + 2 * j] += d * x[1]
            grad[13 + j] += d
    return grad + weight_decay * params
