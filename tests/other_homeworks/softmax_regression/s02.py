import numpy as np


def probabilities(W, X):
    z = X @ W
    expz = np.exp(z)
    return expz / np.sum(expz)


def loss(W, X, y):
    N = X.shape[0]
    P = probabilities(W, X)
    return -np.sum(np.log(P[range(N), y])) / N


def gradient(W, X, y):
    N = X.shape[0]
    dS = probabilities(W, X)
    dS[range(N), y] -= 1
    return X.T @ dS / N
