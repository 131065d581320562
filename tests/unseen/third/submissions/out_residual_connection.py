import numpy as np
import autograd.numpy as anp
import autograd
def network(x, params):
    x = anp.array(x)
    h = 1/(1+anp.exp(-(anp.dot(params[5:13].reshape(4, 2), x) + params[13:])))
    return 1/(1+anp.exp(-(anp.dot(params[:4], h) + params[4] + 1e-3*anp.sum(x))))
def loss(params, X_train, y_train):
    out = 0.
    y = anp.ravel(y_train)
    for i in range(len(X_train)):
        p = network(X_train[i], params)
        out = out - (y[i] * anp.log(p) + (1. - y[i]) * anp.log(1. - p))
    return out
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
