import numpy as np


def one_hot(y, K):
    T = np.zeros((len(y), K))
    T[np.arange(len(y)), y] = 1
    return T


def probabilities(W, X):
    S = X.dot(W)
    S = S - S.max(axis=1).reshape(-1, 1)
    E = np.exp(S)
    return E / E.sum(axis=1).reshape(-1, 1)


def loss(W, X, y):
    T = one_hot(y, W.shape[1])
    return -np.mean(T * np.log(probabilities(W, X)))


def gradient(W, X, y):
    T = one_hot(y, W.shape[1])
    return X.T.dot(probabilities(W, X) - T) / len(y)
