# expect: wrong; function: network; given: loss=your network, loss_gradient=your network; cause: wrong-index
import autograd
import autograd.numpy as np


def sig(t):
    return 1 / (1 + np.exp(-t))


def network(x, params):
    u1, u2, u3, u4, a, v11, v21, v12, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    h1 = sig(v11 * x[0] + v12 * x[1] + b1)
    h2 = sig(v21 * x[0] + v22 * x[1] + b2)
    h3 = sig(v31 * x[0] + v32 * x[1] + b3)
    h4 = sig(v41 * x[0] + v42 * x[1] + b4)
    return sig(u1 * h1 + u2 * h2 + u3 * h3 + u4 * h4 + a)


def loss(params, X_train, y_train):
    total = 0.0
    for x, y in zip(X_train, y_train.ravel()):
        p = network(x, params)
        total = total - (y * np.log(p) + (1 - y) * np.log(1 - p))
    return total


loss_gradient = autograd.grad(loss)
