import numpy as np


def probabilities(W, X):
    e = np.exp(X @ W)
    return e / np.sum(e, axis=1, keepdims=True)


def encode(y, W):
    T = np.zeros((len(y), W.shape[1]))
    for n, label in enumerate(y):
        T[n, label] = 1
    return T


def loss(W, X, y):
    return np.mean(-encode(y, W) * np.log(probabilities(W, X)))


def gradient(W, X, y):
    difference = probabilities(W, X) - encode(y, W)
    return np.dot(X.T, difference) / len(y)
