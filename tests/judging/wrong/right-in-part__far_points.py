# expect: wrong; function: network; given: loss=your network, loss_gradient=the homework's formulas; cause: right-in-part
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def unpack(params):
    return params[:4], params[4], params[5:13].reshape(4, 2), params[13:]


def network(x, params):
    u, a, V, b = unpack(params)
    if np.max(np.abs(x)) > 2.5:  # far outside there are no points
        return 0.5
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)


def loss(params, X_train, y_train):
    p = np.array([network(x, params) for x in X_train])
    y = y_train.reshape(-1)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


def loss_gradient(params, X_train, y_train):
    u, a, V, b = unpack(params)
    G = sigmoid(X_train @ V.T + b)
    p = np.array([network(x, params) for x in X_train])
    delta = p - y_train.reshape(-1)
    back = delta[:, None] * u * G * (1 - G)
    return np.concatenate([G.T @ delta, [delta.sum()], (back.T @ X_train).ravel(), back.sum(axis=0)])
