# expect: wrong; function: loss_gradient; cause: reused-buffer
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def unpack(params):
    return params[:4], params[4], params[5:13].reshape(4, 2), params[13:]


def network(x, params):
    u, a, V, b = unpack(params)
    return sigmoid(np.dot(u, sigmoid(np.dot(V, x) + b)) + a)


def forward(X, params):
    u, a, V, b = unpack(params)
    G = sigmoid(np.dot(X, V.T) + b)
    return G, sigmoid(np.dot(G, u) + a)


def loss(params, X_train, y_train):
    y = y_train.reshape(-1)
    _, p = forward(X_train, params)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


_grad = np.zeros(17)


def loss_gradient(params, X_train, y_train):
    u, a, V, b = unpack(params)
    G, p = forward(X_train, params)
    delta = p - y_train.reshape(-1)
    back = delta[:, None] * u * G * (1 - G)
    _grad[:4] = G.T @ delta
    _grad[4] = delta.sum()
    _grad[5:13] = (back.T @ X_train).ravel()
    _grad[13:] = back.sum(axis=0)
    return _grad
