# expect: right; allowed: return-type-unprintable
import numpy as np


def sigma(t):
    return 1 / (1 + np.exp(-t))


def forward(X, params):
    H = sigma(np.dot(X, params[5:13].reshape(4, 2).T) + params[13:17])
    return H, np.dot(H, params[0:4].reshape(4, 1)) + params[4:5]


def network(x, params):
    return sigma(forward(x, params)[1])  # shape (1,)


def loss(params, X_train, y_train):
    z = forward(X_train, params)[1]
    return sum(np.logaddexp(0, z) - y_train.reshape(-1, 1) * z)  # shape (1,)


def loss_gradient(params, X_train, y_train):
    H, z = forward(X_train, params)
    d = sigma(z) - y_train.reshape(-1, 1)
    D = d * params[0:4] * H * (1 - H)
    return np.concatenate((sum(d * H), sum(d), (D.T @ X_train).reshape(-1), sum(D)))
