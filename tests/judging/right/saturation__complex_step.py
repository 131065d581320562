# expect: right; note: inaccurate-in-saturation + nan-in-saturation
import numpy as np


def network(x, params):
    u, a, V, b = params[0:4], params[4], params[5:13].reshape(4, 2), params[13:17]
    h = 1 / (1 + np.exp(-(V.dot(x) + b)))
    return 1 / (1 + np.exp(-(u.dot(h) + a)))


def loss(params, X_train, y_train):
    E = 0
    for x, t in zip(X_train, np.ravel(y_train)):
        p = network(x, params)
        E = E - (np.log(p) if t > 0.5 else np.log(1 - p))
    return E


def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for k in range(17):
        moved = params.astype(complex)
        moved[k] += 1e-30j
        g[k] = loss(moved, X_train, y_train).imag / 1e-30
    return g
