# expect: wrong; function: network; given: loss=your network, loss_gradient=the homework's formulas; cause: clip-too-strong
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-np.clip(t, -6, 6)))


def forward(X, params):
    h = sigmoid(X @ params[5:13].reshape(4, 2).T + params[13:17])
    return h, h @ params[:4] + params[4]


def network(x, params):
    return sigmoid(forward(np.asarray(x), params)[1])


def loss(params, X_train, y_train):
    z = forward(X_train, params)[1]
    p, y = sigmoid(z), y_train.reshape(-1)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


def loss_gradient(params, X_train, y_train):
    h, z = forward(X_train, params)
    d = sigmoid(z) - y_train.reshape(-1)
    q = d[:, None] * params[:4] * h * (1 - h)
    return np.concatenate([h.T @ d, [d.sum()], (q.T @ X_train).reshape(-1), q.sum(axis=0)])
