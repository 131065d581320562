import numpy as np


def predict(w, X):
    """P(y = 1 | x) for each row of X."""
    z = X.dot(w)
    return np.exp(z) / (1 + np.exp(z))


def loss(w, X, y):
    p = np.clip(predict(w, X), 1e-15, 1 - 1e-15)
    return np.average(np.where(y == 1, -np.log(p), -np.log(1 - p)))


def gradient(w, X, y):
    residual = (predict(w, X) - y)[:, np.newaxis]
    return np.mean(residual * X, axis=0)
