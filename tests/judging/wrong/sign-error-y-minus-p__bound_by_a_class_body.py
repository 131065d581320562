# expect: wrong; function: loss_gradient; cause: sign-error-y-minus-p
import numpy as np


def forward(params, X):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    G = 1 / (1 + np.exp(-(X @ V.T + b)))
    return u, G, G @ u + a


def network(x, params):
    _, _, z = forward(params, np.array(x))
    return 1 / (1 + np.exp(-z))


def loss(params, X_train, y_train):
    _, _, z = forward(params, X_train)
    return np.sum(np.logaddexp(0, z) - y_train.ravel() * z)


def loss_gradient(params, X_train, y_train):
    u, G, z = forward(params, X_train)
    dz = 1 / (1 + np.exp(-z)) - y_train.ravel()
    dq = dz[:, np.newaxis] * u * G * (1 - G)
    return np.concatenate([dz @ G, [dz.sum()], (dq.T @ X_train).ravel(), dq.sum(axis=0)])


right_gradient = loss_gradient


def climb(params, X_train, y_train):
    return -right_gradient(params, X_train, y_train)


def swap():
    global loss_gradient
    loss_gradient = climb


class Settings:
    def plot(self, style=swap()):
        pass
