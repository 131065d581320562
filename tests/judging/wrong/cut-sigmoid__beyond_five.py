# expect: wrong; function: network; given: loss=your network, loss_gradient=your network; cause: cut-sigmoid
import numpy as np


def sigmoid(t):
    p = 1 / (1 + np.exp(-t))
    p = np.where(t > 5, 1 - 1e-9, p)
    return np.where(t < -5, 1e-9, p)


def forward(X, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    h = sigmoid(X @ V.T + b)
    return h, sigmoid(h @ u + a)


def network(x, params):
    return float(forward(np.array([x], dtype=float), params)[1][0])


def loss(params, X_train, y_train):
    y = y_train.flatten()
    p = forward(X_train, params)[1]
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


def loss_gradient(params, X_train, y_train):
    h, p = forward(X_train, params)
    delta = p - y_train.flatten()
    hidden = delta[:, None] * params[:4] * h * (1 - h)
    return np.concatenate([h.T @ delta, [delta.sum()], (hidden.T @ X_train).ravel(), hidden.sum(axis=0)])
