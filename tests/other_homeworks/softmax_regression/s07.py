import numpy as np


def probabilities(W, X):
    z = np.dot(X, W)
    # subtract the max for numerical stability
    num = np.exp(z - np.max(z, axis=1, keepdims=True))
    den = np.sum(np.exp(z), axis=1, keepdims=True)
    return num / den


def loss(W, X, y):
    p = probabilities(W, X)
    return -np.log(p[np.arange(y.shape[0]), y]).mean()


def gradient(W, X, y):
    p = probabilities(W, X)
    Y = np.eye(W.shape[1])[y]
    return np.dot(X.T, p - Y) / y.shape[0]
