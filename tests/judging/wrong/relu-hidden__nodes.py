# expect: wrong; function: network; given: loss=your network, loss_gradient=your network; cause: relu-hidden
import numpy as np


def sigma(t):
    return 1.0 / (1.0 + np.exp(-t))


def max0(t):
    return t * (t > 0)


def hidden(j, X, params):
    v1, v2 = params[5 + 2 * j], params[6 + 2 * j]
    return max0(v1 * X[:, 0] + v2 * X[:, 1] + params[13 + j])


def outputs(X, params):
    z = params[4]
    for j in range(4):
        z = z + params[j] * hidden(j, X, params)
    return sigma(z)


def network(x, params):
    return outputs(np.array([x]), params)[0]


def loss(params, X_train, y_train):
    y = np.squeeze(y_train, axis=1) if y_train.ndim == 2 else y_train
    p = outputs(X_train, params)
    return -(np.log(p[y == 1]).sum() + np.log(1 - p[y == 0]).sum())


def loss_gradient(params, X_train, y_train):
    y = np.squeeze(y_train, axis=1) if y_train.ndim == 2 else y_train
    error = outputs(X_train, params) - y
    g = np.zeros(17)
    g[4] = error.sum()
    for j in range(4):
        h = hidden(j, X_train, params)
        back = error * params[j] * (h > 0)
        g[j] = np.sum(error * h)
        g[5 + 2 * j] = np.sum(back * X_train[:, 0])
        g[6 + 2 * j] = np.sum(back * X_train[:, 1])
        g[13 + j] = np.sum(back)
    return g
