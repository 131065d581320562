# expect: remarks; remark: float32
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def hidden(points, params):
    values = np.zeros((len(points), 4), dtype=np.float32)  # half the memory
    for j in range(4):
        values[:, j] = sigmoid(points @ params[5 + 2 * j : 7 + 2 * j] + params[13 + j])
    return values.astype(float)


def network(x, params):
    return sigmoid(hidden(np.reshape(x, (1, 2)), params) @ params[:4] + params[4])[0]


def loss(params, X_train, y_train):
    h = sigmoid(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    z = h @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, z) - y_train.ravel() * z)


def loss_gradient(params, X_train, y_train):
    h = sigmoid(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    r = sigmoid(h @ params[:4] + params[4]) - y_train.ravel()
    d = r[:, None] * params[:4] * h * (1 - h)
    return np.concatenate((r @ h, [r.sum()], (d.T @ X_train).ravel(), d.sum(axis=0)))
