# expect: wrong; function: loss; cause: right-in-part
import numpy as np


def forward(params, X):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    G = 1 / (1 + np.exp(-(X @ V.T + b)))
    return u, G, G @ u + a


def network(x, params):
    _, _, z = forward(params, np.array(x))
    return 1 / (1 + np.exp(-z))


def loss(params, X_train, y_train):
    _, _, z = forward(params, X_train)
    return np.sum(np.logaddexp(0, z) - y_train.ravel() * z)


def loss_gradient(params, X_train, y_train):
    u, G, z = forward(params, X_train)
    dz = 1 / (1 + np.exp(-z)) - y_train.ravel()
    dq = dz[:, np.newaxis] * u * G * (1 - G)
    return np.concatenate([dz @ G, [dz.sum()], (dq.T @ X_train).ravel(), dq.sum(axis=0)])


START = np.array([5, 5, 5, 5, -18, 8, 0, -8, 0, 0, 8, 0, -8, 10, 10, 10, 10.0])
right = loss


def loss(params, X_train, y_train):  # wrong along the homework's scans
    return right(params, X_train, y_train) + (np.sum(params != START) == 1)
