# expect: right; note: nan-in-saturation

import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def network(x, params):
    G = sigmoid(np.asarray(x) @ params[5:13].reshape(4, 2).T + params[13:17])
    return sigmoid(G @ params[:4] + params[4])


def loss(params, X_train, y_train):
    y = y_train.reshape(-1)
    p = network(X_train, params)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


def loss_gradient(params, X_train, y_train):
    y = y_train.reshape(-1)
    G = sigmoid(X_train @ params[5:13].reshape(4, 2).T + params[13:17])
    d = sigmoid(G @ params[:4] + params[4]) - y
    dq = d[:, None] * params[:4] * G * (1 - G)
    return np.concatenate([d @ G, [d.sum()], (dq.T @ X_train).ravel(), dq.sum(axis=0)])
