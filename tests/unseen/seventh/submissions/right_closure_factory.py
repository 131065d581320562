import numpy as np
from functools import partial

def make_affine(w1, w2, c):
    def affine(x):
        return w1 * x[0] + w2 * x[1] + c
    return affine

def make_node(p, i):
    lin = make_affine(p[5 + 2 * i], p[6 + 2 * i], p[13 + i])
    def node(x):
        return 1 / (1 + np.exp(-lin(x)))
    return node

def network(x, params):
    nodes = [make_node(params, i) for i in range(4)]
    return 1 / (1 + np.exp(-(params[4] + sum(params[i] * nd(x) for i, nd in enumerate(nodes)))))

def _nll(f, y):
    return -np.log(f) if y == 1 else -np.log(1 - f)

def loss(params, X_train, y_train):
    net = partial(network, params=params)
    return sum(map(_nll, map(net, X_train), np.ravel(y_train)))

def loss_gradient(params, X_train, y_train):
    nodes = [make_node(params, i) for i in range(4)]
    grad = np.zeros(17)
    for x, y in zip(X_train, np.ravel(y_train)):
        err = network(x, params) - y
        grad[4] += err
        for i, nd in enumerate(nodes):
            h = nd(x)
            k = err * params[i] * h * (1 - h)
            grad[[i, 5 + 2*i, 6 + 2*i, 13 + i]] += [err * h, k * x[0], k * x[1], k]
    return grad
