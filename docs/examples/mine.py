"""A party of one's own, to hold against the derivation by hand: the points are rows here, not columns."""

import numpy as np


def network(x, params):
    _, z = forward(params, np.asarray(x, dtype=float))
    return sigmoid(z)


def loss(params, X, y):
    _, z = forward(params, X)
    return float(np.logaddexp(0, np.where(y == 1, -z, z)).sum())


def loss_gradient(params, X, y):
    u = params[:4]
    G, z = forward(params, X)
    dz = np.where(y == 1, -sigmoid(-z), sigmoid(z))
    dq = np.outer(dz, u) * G * (1 - G)
    return np.concatenate([dz @ G, [dz.sum()], (dq.T @ X).ravel(), dq.sum(axis=0)])


def forward(params, X):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    G = sigmoid(X @ V.T + b)
    return G, G @ u + a


def sigmoid(t):
    return 1 / (1 + np.exp(-t))
