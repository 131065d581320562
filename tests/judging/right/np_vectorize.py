# expect: right
import numpy as np


@np.vectorize
def sigmoid(t):
    return 1 / (1 + np.exp(-t)) if t > 0 else np.exp(t) / (1 + np.exp(t))


@np.vectorize
def point_loss(z, y):
    return np.logaddexp(0, -z) if y == 1 else np.logaddexp(0, z)


def hidden_layer(x, params):
    return sigmoid(np.dot(x, params[5:13].reshape(4, 2).T) + params[13:17])


def network(x, params):
    return sigmoid(np.dot(hidden_layer(x, params), params[0:4]) + params[4])


def loss(params, X_train, y_train):
    z = np.dot(hidden_layer(X_train, params), params[0:4]) + params[4]
    return np.sum(point_loss(z, y_train.reshape(z.shape)))


def loss_gradient(params, X_train, y_train):
    H = hidden_layer(X_train, params)
    d = sigmoid(np.dot(H, params[0:4]) + params[4]) - np.reshape(y_train, len(X_train))
    gradient = np.zeros_like(params)
    gradient[0:4] = np.dot(d, H)
    gradient[4] = np.sum(d)
    D = H * (1 - H) * np.outer(d, params[0:4])
    gradient[5:13] = np.dot(D.T, X_train).reshape(8)
    gradient[13:17] = np.sum(D, axis=0)
    return gradient
