# expect: wrong; function: loss; cause: focal-loss
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
    alpha, gamma = 0.25, 2
    total = 0
    for i in range(len(X_train)):
        p = network(X_train[i], params)
        if y_train.flat[i] == 1:
            total -= alpha * (1 - p) ** gamma * np.log(p)
        else:
            total -= (1 - alpha) * p**gamma * np.log(1 - p)
    return total


def loss_gradient(params, X_train, y_train):
    u, a, V, b = unpack(params)
    G, p = forward(X_train, params)
    delta = p - y_train.reshape(-1)
    back = delta[:, None] * u * G * (1 - G)
    return np.concatenate([G.T @ delta, [delta.sum()], (back.T @ X_train).ravel(), back.sum(axis=0)])
