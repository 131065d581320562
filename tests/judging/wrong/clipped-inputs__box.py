# expect: wrong; function: network; given: loss=your network, loss_gradient=your network; cause: clipped-inputs
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def unpack(params):
    return params[:4], params[4], params[5:13].reshape(4, 2), params[13:]


def network(x, params):
    u, a, V, b = unpack(params)
    x = np.clip(x, -2, 2)
    return sigmoid(np.dot(u, sigmoid(np.dot(V, x) + b)) + a)


def forward(X, params):
    u, a, V, b = unpack(params)
    X = np.clip(X, -2, 2)
    G = sigmoid(np.dot(X, V.T) + b)
    return G, sigmoid(np.dot(G, u) + a)


def loss(params, X_train, y_train):
    y = y_train.reshape(-1)
    _, p = forward(X_train, params)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


def loss_gradient(params, X_train, y_train):
    u, a, V, b = unpack(params)
    X_train = np.clip(X_train, -2, 2)
    G, p = forward(X_train, params)
    delta = p - y_train.reshape(-1)
    back = delta[:, None] * u * G * (1 - G)
    return np.concatenate([G.T @ delta, [delta.sum()], (back.T @ X_train).ravel(), back.sum(axis=0)])
