import numpy as np


def predict(w, X):
    z = X @ w
    return np.exp(z) / (1 + np.exp(z))


def loss(w, X, y):
    p = predict(w, X)
    ones, zeros = p[y == 1], p[y == 0]
    E = 0.0
    if ones.size:
        E += np.mean(-np.log(ones))
    if zeros.size:
        E += np.mean(-np.log(1 - zeros))
    return E


def gradient(w, X, y):
    p = predict(w, X)
    return np.einsum("n,nd->d", p - y, X) / X.shape[0]
