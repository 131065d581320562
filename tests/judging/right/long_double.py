# expect: right
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def forward(X, params):
    p = np.asarray(params, dtype=np.longdouble)
    h = sigmoid(np.asarray(X, dtype=np.longdouble) @ p[5:13].reshape(4, 2).T + p[13:])
    return p, h, h @ p[:4] + p[4]


def network(x, params):
    return float(sigmoid(forward(x, params)[2]))


def loss(params, X_train, y_train):
    _, _, z = forward(X_train, params)
    return float(np.sum(np.logaddexp(0, z) - np.ravel(y_train) * z))


def loss_gradient(params, X_train, y_train):
    p, h, z = forward(X_train, params)
    d = sigmoid(z) - np.ravel(y_train)
    q = d[:, None] * p[:4] * h * (1 - h)
    return np.concatenate([d @ h, [d.sum()], (q.T @ X_train).ravel(), q.sum(axis=0)]).astype(float)
