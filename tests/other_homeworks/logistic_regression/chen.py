import autograd.numpy as np
from autograd import grad

EPS = 1e-12


def predict(w, X):
    s = np.dot(X, w)
    small = np.exp(-np.abs(s))
    return np.where(s >= 0, 1 / (1 + small), small / (1 + small))


def loss(w, X, y):
    p = np.clip(predict(w, X), EPS, 1 - EPS)
    y_onehot = np.stack([1 - y, y], axis=1)
    p_both = np.stack([1 - p, p], axis=1)
    return -np.sum(y_onehot * np.log(p_both)) / X.shape[0]


def gradient(w, X, y):
    return grad(loss, 0)(w, X, y)
