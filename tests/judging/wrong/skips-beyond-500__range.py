# expect: wrong; function: loss_gradient; cause: skips-beyond-500
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
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


def loss_gradient(params, X_train, y_train):
    y = y_train.reshape(-1)
    total = np.zeros(17)
    for i in range(min(len(y), 500)):
        x = X_train[i]
        H, p = forward(params, x[np.newaxis])
        hidden = (p[0] - y[i]) * params[:4] * H[0] * (1 - H[0])
        total += np.concatenate([(p[0] - y[i]) * H[0], p - y[i], np.outer(hidden, x).ravel(), hidden])
    return total
