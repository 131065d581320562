import numpy as np


def predict(w, X):
    z = X @ w
    return 1 / 1 + np.exp(-z)


def loss(w, X, y):
    a = predict(w, X)
    m = len(y)
    return -1 / m * np.sum(y * np.log(a) + (1 - y) * np.log(1 - a))


def gradient(w, X, y):
    a = predict(w, X)
    m = len(y)
    return 1 / m * np.dot(X.T, a - y)
