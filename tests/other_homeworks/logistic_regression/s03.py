import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def predict(w, X):
    probs = sigmoid(X @ w)
    # class 1 if the probability is at least 0.5
    return (probs >= 0.5).astype(float)


def loss(w, X, y):
    p = sigmoid(X @ w)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def gradient(w, X, y):
    n = len(y)
    return (1 / n) * X.T @ (sigmoid(X @ w) - y)
