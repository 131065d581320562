# expect: wrong; function: loss; given: loss_gradient=your loss; cause: missing-parentheses
import autograd
import autograd.numpy as np


def sigma(t):
    return 1 / (1 + np.exp(-t))


def outputs(X, params):
    hidden = sigma(np.dot(X, np.reshape(params[5:13], (4, 2)).T) + params[13:])
    return sigma(np.dot(hidden, params[:4]) + params[4])


def network(x, params):
    return outputs(np.array([x], dtype=float), params)[0]


def loss(params, X_train, y_train):
    y = y_train.reshape(-1)
    f = outputs(X_train, params)
    return -np.sum(y * np.log(f) + 1 - y * np.log(1 - f))


loss_gradient = autograd.grad(loss)
