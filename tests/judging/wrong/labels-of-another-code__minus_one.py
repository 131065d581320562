# expect: wrong; function: loss; given: loss_gradient=your loss; cause: labels-of-another-code
import numpy as np


def sigma(t):
    return 1 / (1 + np.exp(-t))


def forward(X, params):
    h = sigma(X @ params[5:13].reshape(4, 2).T + params[13:])
    return h, sigma(h @ params[:4] + params[4])


def network(x, params):
    return float(forward(np.atleast_2d(x), params)[1][0])


def loss(params, X_train, y_train):
    y = np.where(y_train.flatten() > 0.5, 1, -1)
    p = forward(X_train, params)[1]
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


def loss_gradient(params, X_train, y_train):
    y = 2 * y_train.flatten() - 1
    h, p = forward(X_train, params)
    d = p - y
    dq = d[:, None] * params[:4] * h * (1 - h)
    return np.concatenate([h.T @ d, [d.sum()], (dq.T @ X_train).flatten(), dq.sum(axis=0)])
