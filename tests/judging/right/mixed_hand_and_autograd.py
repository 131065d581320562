# expect: right
import autograd.numpy as anp
import numpy as np
from autograd import grad


def sigmoid(t):
    return 0.5 * (anp.tanh(t / 2) + 1)


def logit(params, x):
    return anp.dot(sigmoid(anp.dot(anp.reshape(params[5:13], (4, 2)), x) + params[13:17]), params[0:4]) + params[4]


def network(x, params):
    return sigmoid(logit(params, np.array(x)))


def loss(params, X_train, y_train):
    return np.sum([np.logaddexp(0, (1 - 2 * y) * logit(params, x)) for x, y in zip(X_train, y_train.ravel())])


dlogit = grad(logit)


def loss_gradient(params, X_train, y_train):
    # dE/dp = sum_i (y_out - y_i) dz_i/dp: the first factor by hand, the second by autograd
    return np.sum([(network(x, params) - y) * dlogit(params, x) for x, y in zip(X_train, y_train.ravel())], axis=0)
