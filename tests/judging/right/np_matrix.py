# expect: right
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def network(x, params):
    V = np.asmatrix(params[5:13].reshape(4, 2))
    h = sigmoid(V * np.asmatrix(x).T + np.asmatrix(params[13:]).T)
    return float(sigmoid((np.asmatrix(params[:4]) * h)[0, 0] + params[4]))


def layers(params, X_train):
    V = np.asmatrix(params[5:13].reshape(4, 2))
    h = sigmoid(np.asmatrix(X_train) * V.T + params[13:])
    return h, h * np.asmatrix(params[:4]).T + params[4]


def loss(params, X_train, y_train):
    z = layers(params, X_train)[1].A1
    return np.sum(np.logaddexp(0, z) - np.ravel(y_train) * z)


def loss_gradient(params, X_train, y_train):
    h, z = layers(params, X_train)
    d = sigmoid(z) - np.reshape(y_train, (-1, 1))
    back = np.multiply(d * np.asmatrix(params[:4]), np.multiply(h, 1 - h))
    parts = [h.T * d, [[d.sum()]], (back.T * np.asmatrix(X_train)).reshape(8, 1), back.sum(axis=0).T]
    return np.vstack(parts).A1
