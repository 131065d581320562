import numpy as np


def probabilities(W, X):
    s = X @ W
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def loss(W, X, y):
    s = X @ W
    top = s.max(axis=1)
    lse = top + np.log(np.exp(s - top[:, None]).sum(axis=1))
    return np.mean(lse - s[np.arange(len(s)), y])


def gradient(W, X, y):
    N, D = X.shape
    ds = probabilities(W, X)
    ds[np.arange(N), y] -= 1
    ds /= N
    return X.reshape(D, N) @ ds
