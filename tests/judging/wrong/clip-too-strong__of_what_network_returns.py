# expect: wrong; function: network; cause: clip-too-strong
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def forward(params, X):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = sigmoid(X @ V.T + b)
    return H, sigmoid(H @ u + a)


def network(x, params):
    return np.clip(forward(params, np.array([x], dtype=float))[1][0], 3e-4, 1 - 3e-4)


def loss(params, X_train, y_train):
    p, y = forward(params, X_train)[1], y_train.reshape(-1)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


def loss_gradient(params, X_train, y_train):
    H, p = forward(params, X_train)
    delta = p - y_train.reshape(-1)
    hidden = np.outer(delta, params[:4]) * H * (1 - H)
    return np.concatenate([H.T @ delta, [delta.sum()], (hidden.T @ X_train).ravel(), hidden.sum(axis=0)])


