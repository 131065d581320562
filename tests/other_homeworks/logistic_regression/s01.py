import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def predict(w, X):
    return sigmoid(np.dot(X, w))


def loss(w, X, y):
    m = X.shape[0]
    h = predict(w, X)
    cost = -(np.dot(y, np.log(h)) + np.dot(1 - y, np.log(1 - h))) / m
    return cost


def gradient(w, X, y):
    h = predict(w, X)
    error = h - y
    grad = np.dot(X.T, error)
    return grad
