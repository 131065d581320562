import numpy as np
import autograd.numpy as anp
import autograd

def s(t):
    return 1. / (1. + anp.exp(-t))

def network(x, params):
    x1, x2 = x[0], x[1]
    hidden = s(params[5:13:2]*x1 + params[6:13:2]*x2 + params[13:17])
    return s(anp.sum(params[0:4]*hidden) + params[4])

def loss(params, X_train, y_train):
    L = 0.
    for i in range(len(X_train)):
        yi = float(anp.ravel(y_train)[i])
        out = network(X_train[i], params)
        L += -(yi*anp.log(out) + (1. - yi)*anp.log(1. - out))
    return L

loss_gradient = autograd.grad(loss, 0)
