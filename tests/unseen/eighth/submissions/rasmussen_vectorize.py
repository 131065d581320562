import numpy as np

def expit(z):
    return 1 / (1 + np.exp(-z))

def network(x, params):
    x1, x2 = np.asarray(x)
    layer = expit(params[[5, 7, 9, 11]] * x1 + params[[6, 8, 10, 12]] * x2 + params[[13, 14, 15, 16]])
    return expit(layer @ params[[0, 1, 2, 3]] + params[4])

def loss(params, X_train, y_train):
    f = np.apply_along_axis(network, 1, X_train, params)
    y = np.squeeze(np.reshape(y_train, (-1, 1)), axis=1)
    return np.sum(np.where(y > .5, -np.log(f), -np.log(1 - f)))

def _single(xy, params):
    x, y = xy[:2], xy[2]
    layer = expit(params[[5, 7, 9, 11]] * x[0] + params[[6, 8, 10, 12]] * x[1] + params[[13, 14, 15, 16]])
    err = network(x, params) - y
    g = np.zeros(17)
    g[[0, 1, 2, 3]] = err * layer
    g[4] = err
    g[[13, 14, 15, 16]] = err * params[[0, 1, 2, 3]] * layer * (1 - layer)
    g[[5, 7, 9, 11]] = g[[13, 14, 15, 16]] * x[0]
    g[[6, 8, 10, 12]] = g[[13, 14, 15, 16]] * x[1]
    return g

def loss_gradient(params, X_train, y_train):
    table = np.column_stack([X_train, np.ravel(y_train)])
    return np.apply_along_axis(_single, 1, table, params).sum(axis=0)
