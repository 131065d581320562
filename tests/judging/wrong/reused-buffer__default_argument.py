# expect: wrong; function: loss_gradient; cause: reused-buffer
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


def loss_gradient(params, X_train, y_train, out=np.empty(17)):
    u, a, V, b = unpack(params)
    out.fill(0.0)
    for x, y in zip(X_train, y_train.reshape(-1)):
        G = sigmoid(V @ x + b)
        err = sigmoid(u @ G + a) - y
        back = err * u * G * (1 - G)
        out[:4] += err * G
        out[4] += err
        out[5:13] += np.outer(back, x).ravel()
        out[13:] += back
    return out
