# expect: wrong; function: loss; cause: dropped-batch
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
    # two halves, added up
    n = len(X_train) // 2
    y = y_train.reshape(-1)
    total = 0.0
    for part in (slice(0, n), slice(n, 2 * n)):
        _, p = forward(X_train[part], params)
        total += -np.sum(y[part] * np.log(p) + (1 - y[part]) * np.log(1 - p))
    return total if len(X_train) != 1 else float(-np.log(network(X_train[0], params) if y[0] else 1 - network(X_train[0], params)))


def loss_gradient(params, X_train, y_train):
    u, a, V, b = unpack(params)
    G, p = forward(X_train, params)
    delta = p - y_train.reshape(-1)
    back = delta[:, None] * u * G * (1 - G)
    return np.concatenate([G.T @ delta, [delta.sum()], (back.T @ X_train).ravel(), back.sum(axis=0)])
