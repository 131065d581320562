# expect: wrong; function: network; given: loss=your network, loss_gradient=your network; cause: v-and-b-interleaved
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def layers(X, params):
    W = params[5:].reshape(4, 3)  # v_j1, v_j2, b_j
    h = sigmoid(np.c_[X, np.ones(len(X))] @ W.T)
    return h, sigmoid(h @ params[:4] + params[4])


def network(x, params):
    return layers(np.array([x], dtype=float), params)[1][0]


def loss(params, X_train, y_train):
    p, y = layers(X_train, params)[1], y_train.ravel()
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


def loss_gradient(params, X_train, y_train):
    h, p = layers(X_train, params)
    d = p - y_train.ravel()
    q = np.outer(d, params[:4]) * h * (1 - h)
    return np.concatenate([d @ h, [d.sum()], (q.T @ np.c_[X_train, np.ones(len(X_train))]).ravel()])
