import numpy as np


def predict(w, X):
    return 1 / (1 + np.exp(-np.matmul(X, w)))


def loss(w, X, y):
    p = predict(w, X)
    return np.mean(np.where(y > 0.5, -np.log(p), -np.log(1 - p)))


def gradient(w, X, y):
    n, d = X.shape
    p = predict(w, X)
    g = np.zeros(d)
    for i in range(n):
        for j in range(d):
            g[j] = (p[i] - y[i]) * X[i, j]
    return g / n
