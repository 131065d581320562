# expect: wrong; function: loss; cause: not-roundable
from fractions import Fraction

import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def network(x, params):
    V = params[5:13].reshape(4, 2)
    return float(sigmoid(params[:4] @ sigmoid(V @ np.asarray(x) + params[13:]) + params[4]))


def loss(params, X_train, y_train):
    total = Fraction(0)  # an exact sum loses nothing
    for x, y in zip(X_train, y_train.reshape(-1)):
        p = network(x, params)
        total -= Fraction(float(np.log(p if y == 1 else 1 - p)))
    return total


def loss_gradient(params, X_train, y_train):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    grad = np.zeros(17)
    for x, y in zip(X_train, y_train.reshape(-1)):
        G = sigmoid(V @ x + b)
        err = sigmoid(u @ G + a) - y
        back = err * u * G * (1 - G)
        grad += np.concatenate([err * G, [err], np.outer(back, x).ravel(), back])
    return grad
