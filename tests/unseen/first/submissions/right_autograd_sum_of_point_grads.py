import numpy as np
from autograd import grad
import autograd.numpy as anp


def network(x, params):
    total = params[4]
    for k in range(4):
        zk = params[5 + 2 * k] * x[0] + params[6 + 2 * k] * x[1] + params[13 + k]
        total = total + params[k] / (1 + anp.exp(-zk))
    return 1 / (1 + anp.exp(-total))


def _one(params, x, t):
    q = network(x, params)
    return -(t * anp.log(q) + (1.0 - t) * anp.log(1.0 - q))


def loss(params, X_train, y_train):
    return float(sum(_one(params, x, t) for x, t in zip(X_train, y_train.reshape(-1))))


_done = grad(_one)


def loss_gradient(params, X_train, y_train):
    out = np.zeros(17)
    for x, t in zip(X_train, y_train.reshape(-1)):
        out += _done(params, x, t)
    return out
