import numpy as np


def softmax(s):
    e = np.exp(s - np.max(s))
    return e / np.sum(e)


def probabilities(W, X):
    return np.array([softmax(x @ W) for x in X])


def loss(W, X, y):
    p = probabilities(W, X)
    total = 0
    for n in range(len(y)):
        total += np.log(p[n, y[n] - 1])
    return -total / len(y)


def gradient(W, X, y):
    G = np.zeros_like(W)
    for x, label in zip(X, y):
        d = softmax(x @ W)
        d[label] -= 1
        G += np.outer(x, d)
    return G / len(y)
