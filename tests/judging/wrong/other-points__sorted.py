# expect: wrong; function: loss; given: loss_gradient=your loss; cause: other-points
import numpy as np


def s(t):
    return 1 / (1 + np.exp(-t))


def network(x, params):
    return s(params[:4] @ s(params[5:13].reshape(4, 2) @ np.asarray(x) + params[13:]) + params[4])


def loss(params, X_train, y_train):
    X = np.sort(X_train, axis=0)  # so that it can be plotted as a line
    p = np.array([network(x, params) for x in X])
    y = y_train.flatten()
    return np.sum(-y * np.log(p) - (1 - y) * np.log(1 - p))


def loss_gradient(params, X_train, y_train):
    X = np.sort(X_train, axis=0)
    y = y_train.flatten()
    grad = np.zeros(17)
    for x, t in zip(X, y):
        h = s(params[5:13].reshape(4, 2) @ x + params[13:])
        d = s(params[:4] @ h + params[4]) - t
        dq = d * params[:4] * h * (1 - h)
        grad += np.concatenate([d * h, [d], np.outer(dq, x).ravel(), dq])
    return grad
