# expect: right
import numpy as np


def act(t):
    return 1.0 / (1.0 + np.exp(-t))


def loss(params, X_train, y_train):
    y = y_train.reshape(-1, 1)
    u = params[:4].reshape(-1, 1)
    V = params[5:13].reshape(-1, 2)
    b = params[13:].reshape(1, -1)
    z = act(X_train.dot(V.T) + b).dot(u) + params[4]  # (N, 1)
    return (np.maximum(z, 0) - y * z + np.log1p(np.exp(-abs(z)))).sum()


def loss_gradient(params, X_train, y_train):
    y = y_train.reshape(-1, 1)
    u = params[:4].reshape(-1, 1)
    V = params[5:13].reshape(-1, 2)
    b = params[13:].reshape(1, -1)
    h = act(X_train.dot(V.T) + b)
    d = act(h.dot(u) + params[4]) - y
    dh = d.dot(u.T) * h * (1 - h)
    return np.vstack([h.T.dot(d), d.sum().reshape(1, 1), dh.T.dot(X_train).reshape(8, 1), dh.sum(0).reshape(4, 1)])[:, 0]


def network(x, params):
    V = params[5:13].reshape(-1, 2)
    return act(act(V.dot(x) + params[13:]).dot(params[:4]) + params[4])
