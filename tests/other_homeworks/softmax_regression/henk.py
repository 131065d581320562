import numpy as np


def probabilities(W, X):
    s = X.dot(W)
    e = np.exp(s - np.amax(s, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


def loss(W, X, y):
    p = probabilities(W, X)
    return -np.mean([np.log(row[label]) for row, label in zip(p, y)])


def gradient(W, X, y):
    p = probabilities(W, X)
    t = np.eye(p.shape[1])[y]
    dE_dp = -t / p / len(y)
    dp_ds = p * (1 - p)
    return X.T.dot(dE_dp * dp_ds)
