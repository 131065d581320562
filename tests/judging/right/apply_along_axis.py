# expect: right
import numpy as np


def sigmoid(t):
    return np.exp(-np.logaddexp(0, -t))


def network(x, params):
    g = sigmoid(np.array([np.dot(params[5:7], x), np.dot(params[7:9], x), np.dot(params[9:11], x), np.dot(params[11:13], x)]) + params[13:17])
    return sigmoid(np.dot(params[:4], g) + params[4])


def logit(x, params):
    return params[:4] @ sigmoid(params[5:13].reshape(4, 2) @ x + params[13:17]) + params[4]


def loss(params, X_train, y_train):
    z = np.apply_along_axis(logit, 1, X_train, params)
    return np.sum(np.logaddexp(0, z) - np.ravel(y_train) * z)


def one(row, params):
    x, y = row[:2], row[2]
    g = sigmoid(params[5:13].reshape(4, 2) @ x + params[13:17])
    d = network(x, params) - y
    e = d * params[:4] * g * (1 - g)
    return np.hstack([d * g, d, np.outer(e, x).flatten(), e])


def loss_gradient(params, X_train, y_train):
    return np.apply_along_axis(one, 1, np.column_stack([X_train, np.ravel(y_train)]), params).sum(axis=0)
