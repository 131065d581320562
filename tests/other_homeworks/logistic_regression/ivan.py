import numpy as np

m = 100  # number of training examples


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def predict(w, X):
    return sigmoid(X @ w)


def loss(w, X, y):
    h = predict(w, X)
    return np.mean(-y * np.log(h) - (1 - y) * np.log(1 - h))


def gradient(w, X, y):
    h = predict(w, X)
    return (1 / m) * X.T @ (h - y)
