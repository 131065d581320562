# expect: wrong; function: network; cause: wrong-only-in-saturation
import math

import numpy as np


def sigmoid(t):
    if t > 40:
        return 0.0  # meant: 1
    if t < -40:
        return 1.0
    return 1 / (1 + math.exp(-t))


def network(x, params):
    h = [1 / (1 + np.exp(-(params[5 + 2 * j] * x[0] + params[6 + 2 * j] * x[1] + params[13 + j]))) for j in range(4)]
    return sigmoid(sum(params[j] * h[j] for j in range(4)) + params[4])


def hidden(params, X):
    return 1 / (1 + np.exp(-(X @ params[5:13].reshape(4, 2).T + params[13:])))


def loss(params, X_train, y_train):
    z = hidden(params, X_train) @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, z) - y_train.reshape(-1) * z)


def loss_gradient(params, X_train, y_train):
    H = hidden(params, X_train)
    d = 1 / (1 + np.exp(-(H @ params[:4] + params[4]))) - y_train.reshape(-1)
    q = np.outer(d, params[:4]) * H * (1 - H)
    return np.concatenate([H.T @ d, [d.sum()], (q.T @ X_train).ravel(), q.sum(axis=0)])
