# expect: wrong; function: network; given: loss=your network, loss_gradient=your network; cause: a-at-index-0
import autograd
import autograd.numpy as anp


def network(x, params):
    a = params[0]
    u = params[1:5]
    V = params[5:13].reshape(4, 2)
    b = params[13:17]
    h = 1.0 / (1.0 + anp.exp(-(anp.dot(x, V.T) + b)))
    return 1.0 / (1.0 + anp.exp(-(anp.dot(h, u) + a)))


def loss(params, X_train, y_train):
    p = network(X_train, params)
    y = y_train.flatten()
    return -anp.sum(y * anp.log(p) + (1 - y) * anp.log(1 - p))


loss_gradient = autograd.grad(loss)
