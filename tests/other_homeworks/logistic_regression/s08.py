import numpy as np

sigm = lambda a: 1.0 / (1.0 + np.exp(-a))


def predict(w, X):
    return sigm(X @ w)


def loss(w, X, y):
    p = predict(w, X)
    return -(y @ np.log(p) + (1 - y) @ np.log(1 - p)) / y.size


def gradient(w, X, y):
    err = y - predict(w, X)
    return X.T @ err / y.size
