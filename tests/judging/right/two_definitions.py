# expect: right
import numpy as np


def network(x, params):
    # first try, see below
    raise NotImplementedError()


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def network(x, params):
    w = params[5:13].reshape(4, 2)
    return sigmoid(np.sum(params[:4] * sigmoid(np.sum(w * x, axis=1) + params[13:])) + params[4])


def loss(params, X_train, y_train):
    return 41.4


def hidden(params, X):
    w = params[5:13].reshape(4, 2)
    return sigmoid((X[:, None, :] * w[None, :, :]).sum(axis=2) + params[13:])


def loss(params, X_train, y_train):
    z = (hidden(params, X_train) * params[:4]).sum(axis=1) + params[4]
    return (np.logaddexp(0, z) - y_train.flatten() * z).sum()


def loss_gradient(params, X_train, y_train):
    g = hidden(params, X_train)
    d = sigmoid((g * params[:4]).sum(axis=1) + params[4]) - y_train.flatten()
    q = d[:, None] * params[:4] * g * (1 - g)
    return np.concatenate([(d[:, None] * g).sum(0), [d.sum()], (q[:, :, None] * X_train[:, None, :]).sum(0).flatten(), q.sum(0)])
