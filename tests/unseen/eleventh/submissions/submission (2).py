import functools
import numpy as np

def unpacked(where):
    """call f(u, a, V, b, ...) with the packed array at position `where`"""
    def deco(f):
        @functools.wraps(f)
        def inner(*args):
            args = list(args)
            p = np.asarray(args.pop(where))
            return f(p[0:4], p[4], p[5:13].reshape(-1, 2), p[-4:], *args)
        return inner
    return deco

def logistic(t):
    return np.reciprocal(1 + np.exp(-t))

@unpacked(1)
def network(u, a, V, b, x):
    return logistic(u @ logistic(V @ x + b) + a)

@unpacked(0)
def loss(u, a, V, b, X_train, y_train):
    f = logistic(logistic(X_train @ V.T + b) @ u + a)
    right = np.where(np.squeeze(y_train) == 1, f, 1 - f)
    return -np.sum(np.log(right))

@unpacked(0)
def loss_gradient(u, a, V, b, X_train, y_train):
    H = logistic(X_train @ V.T + b)
    e = logistic(H @ u + a) - y_train.reshape(len(X_train))
    B = e[:, np.newaxis] * u * H * (1 - H)
    return np.r_[e @ H, e.sum(), (B.T @ X_train).ravel(), B.sum(0)]
