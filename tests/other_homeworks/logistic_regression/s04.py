import numpy as np


def predict(w, X):
    scores = np.matmul(X, w)
    return 1 / (1 + np.exp(-scores))


def loss(w, X, y):
    y = y.reshape(-1, 1)
    p = predict(w, X)
    log_lik = y * np.log(p) + (1 - y) * np.log(1 - p)
    return -np.mean(log_lik)


def gradient(w, X, y):
    N = X.shape[0]
    p = predict(w, X)
    return np.matmul(X.T, p - y) / N
