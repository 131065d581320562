# expect: right
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def unpack(params):
    return params[:4], params[4], params[5:13].reshape(4, 2), params[13:]


def network(x, params):
    u, a, V, b = unpack(params)
    return sigmoid(u @ sigmoid(V @ x + b) + a)


def loss(params, X_train, y_train):
    u, a, V, b = unpack(params)
    z = sigmoid(X_train @ V.T + b) @ u + a
    return np.sum(np.logaddexp(0, z) - y_train.reshape(-1) * z)


def loss_gradient(params, X_train, y_train):
    u, a, V, b = unpack(params)
    H = sigmoid(X_train @ V.T + b)
    delta = sigmoid(H @ u + a) - y_train.reshape(-1)
    D = delta[:, None] * u * H * (1 - H)
    return np.concatenate([H.T @ delta, [delta.sum()], (D.T @ X_train).flatten(), D.sum(axis=0)])
