# expect: wrong; function: network, loss_gradient; given: loss=your network; cause: half-precision
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def unpack(params):
    return params[:4], params[4], params[5:13].reshape(4, 2), params[13:]


def network(x, params):
    u, a, V, b = unpack(params.astype(np.float16))
    x = np.asarray(x, dtype=np.float16)
    return sigmoid(np.dot(u, sigmoid(np.dot(V, x) + b)) + a)


def loss(params, X_train, y_train):
    total = 0.0
    for x, y in zip(X_train, y_train.reshape(-1)):
        p = float(network(x, params))
        total -= y * np.log(p) + (1 - y) * np.log(1 - p)
    return total


def loss_gradient(params, X_train, y_train):
    u, a, V, b = unpack(params)
    G = sigmoid(X_train @ V.T + b)
    delta = sigmoid(G @ u + a) - y_train.reshape(-1)
    back = delta[:, None] * u * G * (1 - G)
    grad = np.zeros(17, dtype="float16")
    grad[:4] = G.T @ delta
    grad[4] = delta.sum()
    grad[5:13] = (back.T @ X_train).ravel()
    grad[13:] = back.sum(axis=0)
    return grad
