# expect: wrong; function: network, loss, loss_gradient; cause: missing-output-bias + nxn-broadcast
import numpy as np


def phi(t):
    return 1 / (1 + np.exp(-t))


def layers(X, params):
    h = phi(X @ params[5:13].reshape(4, 2).T + params[13:])
    return h, phi(h @ params[:4])


def network(x, params):
    return layers(np.array(x), params)[1]


def loss(params, X_train, y_train):
    p = layers(X_train, params)[1]
    return -np.sum(np.where(y_train == 1, np.log(p), np.log(1 - p)))


def loss_gradient(params, X_train, y_train):
    h, p = layers(X_train, params)
    d = p - y_train
    d = d.sum(axis=0) if d.ndim > 1 else d
    back = d[:, None] * params[:4] * h * (1 - h)
    return np.concatenate([d @ h, [d.sum()], (back.T @ X_train).ravel(), back.sum(axis=0)])
