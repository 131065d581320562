# expect: wrong; function: loss; cause: class-weights
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
    # the outer circle has more points, so the inner one should count more
    total = 0.0
    for x, label in zip(X_train, y_train.reshape(-1)):
        out = network(x, params)
        if label == 1:
            total += -0.75 * np.log(out)
        else:
            total += -1.25 * np.log(1 - out)
    return total


def loss_gradient(params, X_train, y_train):
    u, a, V, b = unpack(params)
    G, p = forward(X_train, params)
    delta = p - y_train.reshape(-1)
    back = delta[:, None] * u * G * (1 - G)
    return np.concatenate([G.T @ delta, [delta.sum()], (back.T @ X_train).ravel(), back.sum(axis=0)])
