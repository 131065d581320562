import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def predict(w, X):
    return sigmoid(X.dot(w))


def loss(w, X, y):
    p = predict(w, X)
    ll = y * np.log(p) + (1.0 - y) * np.log(1.0 - p)
    return -ll.sum()


def gradient(w, X, y):
    N = X.shape[0]
    return (predict(w, X) - y).dot(X) / N
