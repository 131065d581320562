import numpy as np


def probabilities(W, X):
    s = X @ W
    s -= s.max(axis=1)[:, np.newaxis]
    p = np.exp(s)
    p /= p.sum(axis=1)[:, np.newaxis]
    return p


def loss(W, X, y):
    p = probabilities(W, X)
    return sum(-np.log(p[n, y[n]]) for n in range(len(y))) / len(y)


def gradient(W, X, y):
    p = probabilities(W, X)
    t = np.zeros_like(p)
    t[:, y] = 1
    return X.T @ (p - t) / len(y)
