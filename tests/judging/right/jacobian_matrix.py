# expect: right
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def design(params, X):
    """z (N,) and dz/dparams (N, 17)"""
    G = sigmoid(X @ params[5:13].reshape(4, 2).T + params[13:])
    dG = params[:4] * G * (1 - G)
    J = np.hstack([G, np.ones((len(X), 1)), np.repeat(dG, 2, axis=1) * np.tile(X, 4), dG])
    return G @ params[:4] + params[4], J


def network(x, params):
    z, _ = design(params, np.array(x, float).reshape(1, 2))
    return sigmoid(z)[0]


def loss(params, X_train, y_train):
    z, _ = design(params, X_train)
    return np.logaddexp(0, z).sum() - y_train.ravel() @ z


def loss_gradient(params, X_train, y_train):
    z, J = design(params, X_train)
    return J.T @ (sigmoid(z) - y_train.ravel())
