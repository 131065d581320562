import numpy as np


def predict(w, X):
    return 1 / (1 + np.exp(-(X * w).sum(axis=1)))


def loss(w, X, y):
    s = (X * w).sum(axis=1)
    return np.mean(np.log(1 + np.exp(s)) - y * s)


def gradient(w, X, y):
    p = predict(w, X)
    t = y.reshape(-1, 1)
    error = p - t
    return (X.T @ error).mean(axis=1)
