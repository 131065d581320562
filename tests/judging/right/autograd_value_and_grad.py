# expect: right
import autograd.numpy as anp
import numpy as np
from autograd import value_and_grad


def split(params):
    return anp.split(params, [4, 5, 13])


def z_out(x, params):
    u, a, v, b = split(params)
    t = anp.dot(x, anp.reshape(v, (4, 2)).T) + b
    return anp.dot(1 / 2 + anp.tanh(t / 2) / 2, u) + a[0]


def network(x, params):
    return float(1 / 2 + np.tanh(z_out(np.array(x), params) / 2) / 2)


def cross_entropy(params, X, sign):
    return anp.sum(anp.logaddexp(0, sign * z_out(X, params)))


def loss(params, X_train, y_train):
    return cross_entropy(params, X_train, 1 - 2 * np.ravel(y_train))


def loss_gradient(params, X_train, y_train):
    _, gradient = value_and_grad(cross_entropy)(params, X_train, 1 - 2 * np.ravel(y_train))
    return gradient
