import numpy as np


def phi(t):
    return 1 / (1 + np.exp(-t))


def layers(params, X):
    V, b = params[5:13].reshape(4, 2), params[13:]
    G = phi(X @ V.T + b)
    return G, phi(G @ params[:4] + params[4])


def network(x, params):
    return layers(params, np.array(x))[1]


def loss(params, X_train, y_train):
    y, y_out = y_train.ravel(), layers(params, X_train)[1]
    return -np.sum(np.log(np.where(y == 1, y_out, 1 - y_out)))


def loss_gradient(params, X_train, y_train):
    G, y_out = layers(params, X_train)
    delta = y_out - y_train.ravel()
    hidden = np.outer(delta, params[:4])
    return np.r_[delta @ G, delta.sum(), (hidden.T @ X_train).ravel(), hidden.sum(axis=0)]
