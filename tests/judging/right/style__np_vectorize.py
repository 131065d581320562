# expect: right; note: nan-in-saturation

import numpy as np

phi = np.vectorize(lambda t: 1 / (1 + np.exp(-t)))


def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return float(phi(np.sum(u * phi(V @ np.asarray(x, dtype=float) + b)) + a))


def loss(params, X_train, y_train):
    cost = np.vectorize(
        lambda x, y: -np.log(network(x, params)) if y == 1 else -np.log(1 - network(x, params)), signature="(k),()->()"
    )
    return np.sum(cost(X_train, y_train.reshape(-1)))


def one(x, y, params):
    u, V, b = params[:4], params[5:13].reshape(4, 2), params[13:]
    G = phi(V @ x + b)
    d = network(x, params) - y
    dq = d * u * G * (1 - G)
    return np.concatenate((d * G, [d], np.outer(dq, x).ravel(), dq))


def loss_gradient(params, X_train, y_train):
    each = np.vectorize(lambda x, y: one(x, y, params), signature="(k),()->(p)")
    return each(X_train, y_train.reshape(-1)).sum(axis=0)
