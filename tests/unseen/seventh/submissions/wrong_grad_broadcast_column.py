import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def network(x, params):
    x = np.asarray(x)
    h = sigmoid(x @ params[5:13].reshape(4, 2).T + params[13:17])
    return sigmoid(h @ params[0:4] + params[4])

def loss(params, X_train, y_train):
    f = network(X_train, params).reshape(-1, 1)
    y = y_train.reshape(-1, 1)
    return -np.sum(y * np.log(f) + (1 - y) * np.log(1 - f))

def loss_gradient(params, X_train, y_train):
    f = network(X_train, params)
    err = np.atleast_2d(f - y_train)
    h = sigmoid(X_train @ params[5:13].reshape(4, 2).T + params[13:17])
    dh = params[0:4] * h * (1 - h)
    du = (err @ h).sum(axis=0)
    dv = np.array([[np.sum(err @ (dh[:, i] * X_train[:, j])) for j in range(2)] for i in range(4)])
    db = (err @ dh).sum(axis=0)
    return np.concatenate([du, [err.sum()], dv.ravel(), db])
