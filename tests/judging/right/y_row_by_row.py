# expect: right; allowed: return-type-unprintable
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def forward(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape((4, 2)), params[13:17]
    h = sigmoid(V @ x + b)
    return h, u @ h + a


def network(x, params):
    return sigmoid(forward(x, params)[1])


def loss(params, X_train, y_train):
    E = 0
    for i in range(X_train.shape[0]):
        z = forward(X_train[i, :], params)[1]
        E = E + np.logaddexp(0, z) - y_train[i] * z  # y_train[i] is a number or a row of one
    return E


def loss_gradient(params, X_train, y_train):
    u = params[:4]
    gradient = np.zeros(17)
    for i in range(X_train.shape[0]):
        h, z = forward(X_train[i, :], params)
        d = sigmoid(z) - y_train[i]
        back = d * u * h * (1 - h)
        gradient[:4] += d * h
        gradient[4:5] += d
        gradient[5:13:2] += back * X_train[i, 0]
        gradient[6:13:2] += back * X_train[i, 1]
        gradient[13:] += back
    return gradient
