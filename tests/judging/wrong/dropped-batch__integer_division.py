# expect: wrong; function: loss; given: loss_gradient=your loss; cause: dropped-batch
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


BATCH = 10


def batches(X, y):
    y = y.reshape(-1)
    for k in range(max(1, len(X) // BATCH)):
        yield X[k * BATCH : (k + 1) * BATCH], y[k * BATCH : (k + 1) * BATCH]


def loss(params, X_train, y_train):
    total = 0.0
    for X, y in batches(X_train, y_train):
        _, p = forward(X, params)
        total += -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))
    return total


def loss_gradient(params, X_train, y_train):
    u, a, V, b = unpack(params)
    grad = np.zeros(17)
    for X, y in batches(X_train, y_train):
        G, p = forward(X, params)
        delta = p - y
        back = delta[:, None] * u * G * (1 - G)
        grad += np.concatenate([G.T @ delta, [delta.sum()], (back.T @ X).ravel(), back.sum(axis=0)])
    return grad
