# expect: wrong; function: loss; cause: mean-instead-of-sum + constant-added
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def forward(params, X):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = sigmoid(X @ V.T + b)
    return H, sigmoid(H @ u + a)


def network(x, params):
    return forward(params, np.array([x], dtype=float))[1][0]


def loss(params, X_train, y_train):
    p, y = forward(params, X_train)[1], y_train.reshape(-1)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)) + 0.5


def loss_gradient(params, X_train, y_train):
    H, p = forward(params, X_train)
    delta = p - y_train.reshape(-1)
    hidden = np.outer(delta, params[:4]) * H * (1 - H)
    return np.concatenate([H.T @ delta, [delta.sum()], (hidden.T @ X_train).ravel(), hidden.sum(axis=0)])


