# expect: wrong; function: loss_gradient; cause: v-grad-sign-of-x
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def hidden(x, params):
    return [sigmoid(params[5 + 2 * j] * x[0] + params[6 + 2 * j] * x[1] + params[13 + j]) for j in range(4)]


def network(x, params):
    return sigmoid(sum(params[j] * h for j, h in enumerate(hidden(x, params))) + params[4])


def loss(params, X_train, y_train):
    return -sum(
        np.log(network(x, params)) if y == 1 else np.log(1 - network(x, params))
        for x, y in zip(X_train, y_train.ravel())
    )


def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for (x1, x2), y in zip(X_train, y_train.ravel()):
        h = hidden((x1, x2), params)
        d = network((x1, x2), params) - y
        g[4] += d
        for j in range(4):
            back = d * params[j] * h[j] * (1 - h[j])
            g[j] += d * h[j]
            g[5 + 2 * j] += back * x1
            g[6 + 2 * j] -= back * x2
            g[13 + j] += back
    return g
