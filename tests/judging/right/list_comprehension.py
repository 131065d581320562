# expect: right
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def network(x, params):
    return sigmoid(logit(x, params))


def logit(x, params):
    return np.sum([params[i] * node(i, x, params) for i in range(4)]) + params[4]


def node(i, x, params):
    return sigmoid(np.dot(params[5 + 2 * i : 7 + 2 * i], x) + params[13 + i])


def loss(params, X_train, y_train):
    y_train = [float(y) for y in np.array(y_train).flat]
    return sum([np.logaddexp(0, logit(x, params)) - y * logit(x, params) for x, y in zip(X_train, y_train)])


def d_point(x, y, params):
    d = network(x, params) - y
    g = [node(i, x, params) for i in range(4)]
    du = [d * g[i] for i in range(4)]
    db = [d * params[i] * g[i] * (1 - g[i]) for i in range(4)]
    dv = [db[i] * x[j] for i in range(4) for j in range(2)]
    return np.array(du + [d] + dv + db)


def loss_gradient(params, X_train, y_train):
    return sum(d_point(x, y, params) for x, y in zip(X_train, np.array(y_train).flat))
