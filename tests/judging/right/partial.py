# expect: right
from functools import partial, reduce

import numpy as np

log_one_plus_exp = partial(np.logaddexp, 0.0)


def unit(params, X, j):
    t = params[13 + j] + X[..., 0] * params[5 + 2 * j] + X[..., 1] * params[6 + 2 * j]
    return np.exp(-log_one_plus_exp(-t))


def logit(params, X):
    contribution = lambda z, j: z + params[j] * unit(params, X, j)
    return reduce(contribution, range(4), params[4])


def network(x, params):
    return np.exp(-log_one_plus_exp(-logit(params, np.asarray(x))))


def loss(params, X_train, y_train):
    z = logit(params, X_train)
    return log_one_plus_exp(z).sum() - np.dot(np.ravel(y_train), z)


def loss_gradient(params, X_train, y_train):
    node = partial(unit, params, X_train)
    d = np.exp(-log_one_plus_exp(-logit(params, X_train))) - np.ravel(y_train)
    back = [d * params[j] * node(j) * (1 - node(j)) for j in range(4)]
    g_u = [d @ node(j) for j in range(4)]
    g_v = [q @ X_train[:, i] for q in back for i in (0, 1)]
    return np.array([*g_u, d.sum(), *g_v, *map(np.sum, back)])
