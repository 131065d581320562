# expect: wrong; function: loss_gradient; cause: integer-truncation
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def unpack(params):
    return params[:4], params[4], params[5:13].reshape(4, 2), params[13:]


def network(x, params):
    u, a, V, b = unpack(params)
    return sigmoid(np.dot(u, sigmoid(np.dot(V, x) + b)) + a)


def forward(X, params):
    u, a, V, b = unpack(params)
    G = sigmoid(np.dot(X, V.T) + b)
    return G, sigmoid(np.dot(G, u) + a)


def loss(params, X_train, y_train):
    y = y_train.reshape(-1)
    _, p = forward(X_train, params)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


def loss_gradient(params, X_train, y_train):
    y = y_train.reshape(-1)
    w = [int(p) for p in params]
    u, a, V, b = np.array(w[:4]), w[4], np.array(w[5:13]).reshape(4, 2), np.array(w[13:])
    grad = np.zeros(17)
    for x, label in zip(X_train, y):
        G = sigmoid(V @ x + b)
        err = sigmoid(u @ G + a) - label
        back = err * u * G * (1 - G)
        grad += np.concatenate([err * G, [err], np.outer(back, x).ravel(), back])
    return grad
