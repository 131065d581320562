# expect: wrong; function: optimize; cause: optimize-weight-decay
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def forward(X, params):
    h = sigmoid(X @ params[5:13].reshape(4, 2).T + params[13:17])
    return h, h @ params[:4] + params[4]


def network(x, params):
    return sigmoid(forward(np.asarray(x), params)[1])


def loss(params, X_train, y_train):
    z = forward(X_train, params)[1]
    return np.sum(np.logaddexp(0, z) - y_train.reshape(-1) * z)


def loss_gradient(params, X_train, y_train):
    h, z = forward(X_train, params)
    d = sigmoid(z) - y_train.reshape(-1)
    q = d[:, None] * params[:4] * h * (1 - h)
    return np.concatenate([h.T @ d, [d.sum()], (q.T @ X_train).reshape(-1), q.sum(axis=0)])


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    params = initial.copy()
    for _ in range(n_steps):
        params = (1 - eta * 0.1) * params - eta * loss_gradient(params, X_train, y_train)
    return params
