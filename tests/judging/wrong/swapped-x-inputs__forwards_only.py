# expect: wrong; function: network; given: loss=your network, loss_gradient=the homework's formulas; cause: swapped-x-inputs
import numpy as np


def phi(t):
    return 1 / (1 + np.exp(-t))


def hidden(X, params):
    x2, x1 = np.asarray(X, dtype=float).T
    return phi(np.outer(x1, params[5:13:2]) + np.outer(x2, params[6:13:2]) + params[13:])


def network(x, params):
    return phi(hidden([x], params) @ params[:4] + params[4])[0]


def loss(params, X_train, y_train):
    p, y = phi(hidden(X_train, params) @ params[:4] + params[4]), y_train.ravel()
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


def loss_gradient(params, X_train, y_train):
    G = hidden(X_train, params)
    d = phi(G @ params[:4] + params[4]) - y_train.ravel()
    dq = np.outer(d, params[:4]) * G * (1 - G)
    return np.concatenate([d @ G, [d.sum()], (dq.T @ X_train).ravel(), dq.sum(axis=0)])
