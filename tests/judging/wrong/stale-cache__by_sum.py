# expect: wrong; function: network; cause: stale-cache
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def unpack(params):
    return params[:4], params[4], params[5:13].reshape(4, 2), params[13:]


_seen = {}


def network(x, params):
    key = (float(np.sum(x)), float(np.sum(params)))
    if key not in _seen:
        u, a, V, b = unpack(params)
        _seen[key] = sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)
    return _seen[key]


def loss(params, X_train, y_train):
    total = 0.0
    for x, y in zip(X_train, y_train.reshape(-1)):
        p = network(x, params)
        total -= np.log(p) if y == 1 else np.log(1 - p)
    return total


def forward(X, params):
    u, a, V, b = unpack(params)
    G = sigmoid(np.dot(X, V.T) + b)
    return G, sigmoid(np.dot(G, u) + a)


def loss_gradient(params, X_train, y_train):
    u, a, V, b = unpack(params)
    G, p = forward(X_train, params)
    delta = p - y_train.reshape(-1)
    back = delta[:, None] * u * G * (1 - G)
    return np.concatenate([G.T @ delta, [delta.sum()], (back.T @ X_train).ravel(), back.sum(axis=0)])
