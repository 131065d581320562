# expect: right; allowed: return-type-unprintable
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-np.array(t)))


def network(x, params):
    V = params[5:13].reshape(4, 2)
    h = sigmoid(V.dot(x) + params[13:])
    return [sigmoid(h.dot(params[:4]) + params[4])]


def loss(params, X_train, y_train):
    total = 0
    for x, y in zip(X_train, y_train.flatten()):
        z = sigmoid(params[5:13].reshape(4, 2).dot(x) + params[13:]).dot(params[:4]) + params[4]
        total += np.logaddexp(0, z) - y * z
    return [total]


def loss_gradient(params, X_train, y_train):
    grads = []
    for x, y in zip(X_train, y_train.flatten()):
        h = sigmoid(params[5:13].reshape(4, 2).dot(x) + params[13:])
        d = network(x, params)[0] - y
        e = d * params[:4] * h * (1 - h)
        grads.append(list(d * h) + [d] + [e[i] * x[j] for i in range(4) for j in range(2)] + list(e))
    return np.sum(grads, axis=0)
