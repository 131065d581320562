# expect: wrong; function: network; given: loss=your network, loss_gradient=your network; cause: clipped-inputs
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def unpack(params):
    return params[:4], params[4], params[5:13].reshape(4, 2), params[13:]


def network(x, params):
    u, a, V, b = unpack(params)
    x1 = min(max(x[0], -1.5), 1.5)
    x2 = min(max(x[1], -1.5), 1.5)
    z = a
    for j in range(4):
        z += u[j] * sigmoid(V[j, 0] * x1 + V[j, 1] * x2 + b[j])
    return sigmoid(z)


def loss(params, X_train, y_train):
    total = 0
    for i in range(len(X_train)):
        p = network(X_train[i], params)
        total -= np.log(p) if y_train.flat[i] > 0.5 else np.log(1 - p)
    return total


def loss_gradient(params, X_train, y_train):
    u, a, V, b = unpack(params)
    grad = np.zeros(17)
    for i in range(len(X_train)):
        x = np.clip(X_train[i], -1.5, 1.5)
        G = sigmoid(V @ x + b)
        d = network(x, params) - y_train.flat[i]
        t = d * u * G * (1 - G)
        grad += np.hstack([d * G, d, np.outer(t, x).flatten(), t])
    return grad
