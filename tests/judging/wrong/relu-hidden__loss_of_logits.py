# expect: wrong; function: network; given: loss=your network, loss_gradient=your network; cause: relu-hidden
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def forward(X, params):
    h = np.maximum(0, X @ params[5:13].reshape(4, 2).T + params[13:17])
    return h, h @ params[:4] + params[4]


def network(x, params):
    return sigmoid(forward(np.asarray(x), params)[1])


def loss(params, X_train, y_train):
    z = forward(X_train, params)[1]
    return np.sum(np.logaddexp(0, (1 - 2 * y_train.reshape(-1)) * z))


def loss_gradient(params, X_train, y_train):
    h, z = forward(X_train, params)
    d = sigmoid(z) - y_train.reshape(-1)
    through = d[:, None] * params[:4] * (h > 0)
    return np.concatenate((d @ h, [d.sum()], (through.T @ X_train).ravel(), through.sum(axis=0)))
