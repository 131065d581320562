# expect: wrong; function: network; cause: right-in-part
import numpy as np


def network(x, params):
    u, V, b = params[:4], params[5:13].reshape(4, 2), params[13:17]
    a = params[4] or -18  # the initial value, where none is given
    h = 1 / (1 + np.exp(-(np.dot(V, x) + b)))
    return 1 / (1 + np.exp(-(np.dot(u, h) + a)))


def forward(params, X):
    h = 1 / (1 + np.exp(-(X @ params[5:13].reshape(4, 2).T + params[13:])))
    return h, h @ params[:4] + params[4]


def loss(params, X_train, y_train):
    z = forward(params, X_train)[1]
    return np.sum(np.logaddexp(0, z) - y_train.ravel() * z)


def loss_gradient(params, X_train, y_train):
    h, z = forward(params, X_train)
    r = 1 / (1 + np.exp(-z)) - y_train.ravel()
    d = r[:, None] * params[:4] * h * (1 - h)
    return np.concatenate((r @ h, [r.sum()], (d.T @ X_train).ravel(), d.sum(axis=0)))
