import numpy as np


def probabilities(W, X):
    f = X.dot(W)
    f -= f.max(axis=1, keepdims=True)
    ef = np.exp(f)
    return ef / ef.sum(axis=1, keepdims=True)


def loss(W, X, y):
    N = len(X)
    p = probabilities(W, X)
    return np.sum(-np.log(p[np.arange(N), y])) / N


def gradient(W, X, y):
    N = len(X)
    df = probabilities(W, X)
    df[:, y] -= 1
    df /= N
    return X.T.dot(df)
