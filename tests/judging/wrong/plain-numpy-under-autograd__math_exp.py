# expect: wrong; function: loss_gradient; cause: plain-numpy-under-autograd
import math

import autograd
import numpy as np


def sigmoid(t):
    return 1 / (1 + math.exp(-t))


def network(x, params):
    u, a, b = params[0:4], params[4], params[13:17]
    z = a
    for j in range(4):
        q = params[5 + 2 * j] * x[0] + params[6 + 2 * j] * x[1] + b[j]
        z = z + u[j] * sigmoid(q)
    return sigmoid(z)


def loss(params, X_train, y_train):
    total = 0.0
    for x, y in zip(X_train, np.ravel(y_train)):
        p = network(x, params)
        total = total - math.log(p if y == 1 else 1 - p)
    return total


def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
