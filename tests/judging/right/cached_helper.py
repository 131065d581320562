# expect: right
import functools
import math

import numpy as np


@functools.lru_cache(maxsize=None)
def slot(name):
    return "u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4".split(",").index(name)


def sigmoid(t):
    return 0.5 * (1 + math.tanh(t / 2))


def gs(x, params):
    p = lambda name: params[slot(name)]
    return [sigmoid(p(f"v{i}1") * x[0] + p(f"v{i}2") * x[1] + p(f"b{i}")) for i in (1, 2, 3, 4)]


def zee(x, params):
    return math.fsum(params[slot(f"u{i}")] * g for i, g in enumerate(gs(x, params), 1)) + params[slot("a")]


def network(x, params):
    return sigmoid(zee(x, params))


def loss(params, X_train, y_train):
    return math.fsum(float(np.logaddexp(0, (1 - 2 * y) * zee(x, params))) for x, y in zip(X_train, np.ravel(y_train)))


def loss_gradient(params, X_train, y_train):
    grad = np.zeros(len(params))
    for x, y in zip(X_train, np.ravel(y_train)):
        d = network(x, params) - y
        grad[slot("a")] += d
        for i, g in enumerate(gs(x, params), 1):
            back = d * params[slot(f"u{i}")] * g * (1 - g)
            grad[slot(f"u{i}")] += d * g
            grad[slot(f"b{i}")] += back
            grad[slot(f"v{i}1")] += back * x[0]
            grad[slot(f"v{i}2")] += back * x[1]
    return grad
