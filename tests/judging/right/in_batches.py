# expect: right
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def batches(X, y, size=64):
    y = np.asarray(y).reshape(-1)
    for start in range(0, len(X), size):
        yield X[start : start + size], y[start : start + size]


def forward(X, params):
    h = sigmoid(X @ params[5:13].reshape(4, 2).T + params[13:17])
    return h, h @ params[:4] + params[4]


def network(x, params):
    return sigmoid(forward(np.asarray(x), params)[1])


def loss(params, X_train, y_train):
    total = 0.0
    for X, y in batches(X_train, y_train):
        _, z = forward(X, params)
        total += np.sum(np.logaddexp(0, z) - y * z)
    return total


def loss_gradient(params, X_train, y_train):
    gradient = np.zeros(17)
    for X, y in batches(X_train, y_train):
        h, z = forward(X, params)
        d = sigmoid(z) - y
        q = np.outer(d, params[:4]) * h * (1 - h)
        gradient += np.concatenate([d @ h, [d.sum()], (q.T @ X).ravel(), q.sum(axis=0)])
    return gradient
