# expect: wrong; function: network; given: loss=your network, loss_gradient=your network; cause: sum-not-reset
import autograd
import autograd.numpy as np


def phi(q):
    return 1.0 / (1.0 + np.exp(-q))


def network(x, params):
    s = 0.0
    out = params[4]
    for j in range(4):
        for k in range(2):
            s = s + params[5 + 2 * j + k] * x[k]
        out = out + params[j] * phi(s + params[13 + j])
    return phi(out)


def loss(params, X_train, y_train):
    total = 0.0
    for x, y in zip(X_train, y_train.ravel()):
        p = network(x, params)
        total = total - (y * np.log(p) + (1 - y) * np.log(1 - p))
    return total


loss_gradient = autograd.grad(loss)
