# expect: wrong; function: network; given: loss=your network, loss_gradient=your network; cause: bias-outside-sigmoid
import autograd
import autograd.numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def network(x, params):
    u = params[0:4]
    a = params[4]
    b = params[13:17]
    z = a
    for j in range(4):
        s = params[5 + 2 * j] * x[0] + params[6 + 2 * j] * x[1]
        z = z + u[j] * (sigmoid(s) + b[j])
    return sigmoid(z)


def loss(params, X_train, y_train):
    total = 0.0
    for x, y in zip(X_train, y_train.ravel()):
        p = network(x, params)
        total = total - (y * np.log(p) + (1 - y) * np.log(1 - p))
    return total


loss_gradient = autograd.grad(loss)
