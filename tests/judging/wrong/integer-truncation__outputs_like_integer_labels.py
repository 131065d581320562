# expect: wrong; function: loss; cause: integer-truncation
import numpy as np


def phi(t):
    return 1 / (1 + np.exp(-t))


def network(x, params):
    u, a, V, b = params[0:4], params[4], params[5:13].reshape(4, 2), params[13:17]
    return phi(u @ phi(V @ x + b) + a)


def loss(params, X_train, y_train):
    out = np.zeros_like(y_train)
    for i in range(len(out)):
        out[i] = network(X_train[i], params)
    return -np.sum(y_train * np.log(out) + (1 - y_train) * np.log(1 - out))


def loss_gradient(params, X_train, y_train):
    u, a, V, b = params[0:4], params[4], params[5:13].reshape(4, 2), params[13:17]
    g = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        G = phi(V @ x + b)
        d = phi(u @ G + a) - y
        q = d * u * G * (1 - G)
        g += np.concatenate([d * G, [d], np.outer(q, x).ravel(), q])
    return g
