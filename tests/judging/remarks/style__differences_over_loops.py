# expect: remarks; remark: limited-accuracy; note: nan-in-saturation

import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def network(x, params):
    hidden = 0
    for j in range(4):
        q = params[5 + 2 * j] * x[0] + params[6 + 2 * j] * x[1] + params[13 + j]
        hidden += params[j] * sigmoid(q)
    return sigmoid(hidden + params[4])


def loss(params, X_train, y_train):
    total = 0
    for x, y in zip(X_train, y_train):
        p = network(x, params)
        total -= float(np.squeeze(y)) * np.log(p) + (1 - float(np.squeeze(y))) * np.log(1 - p)
    return total


def loss_gradient(params, X_train, y_train):
    gradient = np.zeros(17)
    for i in range(17):
        h = np.zeros(17)
        h[i] = 1e-5
        gradient[i] = (loss(params + h, X_train, y_train) - loss(params - h, X_train, y_train)) / 2e-5
    return gradient
