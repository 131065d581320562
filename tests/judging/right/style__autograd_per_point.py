# expect: right; note: nan-in-saturation

import autograd
import autograd.numpy as anp


def sigmoid(t):
    return 1 / (1 + anp.exp(-t))


def network(x, params):
    u, a, v, b = params[:4], params[4], params[5:13], params[13:]
    z = a
    for j in range(4):
        z = z + u[j] * sigmoid(v[2 * j] * x[0] + v[2 * j + 1] * x[1] + b[j])
    return sigmoid(z)


def loss(params, X_train, y_train):
    total = 0.0
    for x, y in zip(X_train, y_train.reshape(-1)):
        p = network(x, params)
        total = total - (y * anp.log(p) + (1 - y) * anp.log(1 - p))
    return total


def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
