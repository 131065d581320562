import numpy as np


def probabilities(W, X):
    P = np.zeros((X.shape[0], W.shape[1]))
    for n in range(X.shape[0]):
        scores = X[n].dot(W)
        scores -= np.max(scores)
        exps = np.exp(scores)
        P[n] = exps / np.sum(exps)
    return P


def loss(W, X, y):
    P = probabilities(W, X)
    total = 0.0
    for n in range(X.shape[0]):
        total += -np.log(P[n, y[n]])
    return total / X.shape[0]


def gradient(W, X, y):
    P = probabilities(W, X)
    dW = np.zeros_like(W)
    for n in range(X.shape[0]):
        for k in range(W.shape[1]):
            dW[:, k] += (P[n, k] - (k == y[n])) * X[n]
    return dW / X.shape[0]
