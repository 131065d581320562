import numpy as np
import autograd
import autograd.numpy as anp

def network(x, params):
    # from the formula in the homework
    x1, x2 = x[0], x[1]
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    h1 = 1. / (1. + np.exp(-(v11 * x1 + v12 * x2 + b1)))
    h2 = 1. / (1. + np.exp(-(v21 * x1 + v22 * x2 + b2)))
    h3 = 1. / (1. + np.exp(-(v31 * x1 + v32 * x2 + b3)))
    h4 = 1. / (1. + np.exp(-(v41 * x1 + v42 * x2 + b4)))
    out = u1 * h1 + u2 * h2 + u3 * h3 + u4 * h4 + a
    return 1. / (1. + np.exp(-out))

def loss(params, X_train, y_train):
    yy = y_train.ravel()
    inside = X_train[yy > 0]
    outside = X_train[yy == 0]
    L = 0.
    for pt in inside:
        L -= np.log(network(pt, params))
    for pt in outside:
        L -= np.log(1 - network(pt, params))
    return L

def loss_gradient(params, X_train, y_train):
    # autograd on a copy of the loss, because network uses plain numpy
    def cost(w):
        h = 1 / (1 + anp.exp(-(anp.dot(X_train, w[5:13].reshape((4, 2)).T) + w[13:])))
        z = anp.dot(h, w[:4]) + w[4]
        return anp.sum(anp.logaddexp(0., z) - np.ravel(y_train) * z)
    return autograd.grad(cost)(params)
