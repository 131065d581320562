# expect: wrong; function: network; given: loss=your network, loss_gradient=your network; cause: changed-inputs
import autograd.numpy as np
from autograd import grad


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def hidden(x, params, j):
    return sigmoid(params[5 + 2 * j] * x[0] - params[6 + 2 * j] * x[1] + params[13 + j])


def network(x, params):
    return sigmoid(sum(params[j] * hidden(x, params, j) for j in range(4)) + params[4])


def loss(params, X_train, y_train):
    p = network(X_train.T, params)
    y = np.ravel(y_train)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


loss_gradient = grad(loss)
