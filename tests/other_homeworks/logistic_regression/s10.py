import numpy as np


def predict(w, X):
    z = np.dot(X, w)
    return 1 / (1 + np.exp(-z))


def loss(w, X, y):
    p = predict(w, X)
    term1 = y * np.log(p)
    term2 = (1 - y) * np.log(1 - p)
    return np.mean(term1 + term2)


def gradient(w, X, y):
    p = predict(w, X)
    return np.dot(p - y, X) / X.shape[0]
