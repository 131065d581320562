import numpy as np


def predict(w, X):
    """P(y = 1 | x) for every row of X"""
    scores = X @ w
    e = np.exp(scores)
    return 1 / (e + 1)


def loss(w, X, y):
    p = predict(w, X)
    return -(np.dot(y, np.log(p)) + np.dot(1 - y, np.log(1 - p))) / len(y)


def gradient(w, X, y):
    residual = predict(w, X) - y
    return X.T.dot(residual) / len(y)
