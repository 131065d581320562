# expect: wrong; function: loss_gradient; cause: difference-small-h
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
    eps = 1e-13
    base = loss(params, X_train, y_train)
    grad = []
    for i in range(len(params)):
        moved = params.copy()
        moved[i] += eps
        grad.append((loss(moved, X_train, y_train) - base) / eps)
    return np.array(grad)
