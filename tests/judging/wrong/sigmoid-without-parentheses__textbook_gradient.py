# expect: wrong; function: network; given: loss=your network, loss_gradient=the homework's formulas; cause: sigmoid-without-parentheses
import numpy as np


def phi(t):
    return 1 / 1 + np.exp(-t)


def network(x, params):
    G = phi(params[5:13].reshape(4, 2) @ np.array(x) + params[13:])
    return phi(params[:4] @ G + params[4])


def loss(params, X_train, y_train):
    y_out = np.array([network(x, params) for x in X_train])
    y = y_train.reshape(-1)
    return -np.sum(y * np.log(y_out) + (1 - y) * np.log(1 - y_out))


def loss_gradient(params, X_train, y_train):
    G = phi(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    d = phi(G @ params[:4] + params[4]) - y_train.reshape(-1)
    dq = np.outer(d, params[:4]) * G * (1 - G)
    return np.concatenate([d @ G, [d.sum()], (dq.T @ X_train).ravel(), dq.sum(axis=0)])
