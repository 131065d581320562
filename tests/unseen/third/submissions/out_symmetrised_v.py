import numpy as np
import autograd.numpy as anp
import autograd
def network(x, params):
    v1, v3 = params[5:7], params[9:11]
    x = anp.array(x)
    pre = anp.array([anp.dot(v1, x), -anp.dot(v1, x), anp.dot(v3, x), -anp.dot(v3, x)]) + params[13:17]
    return 1/(1+anp.exp(-(anp.dot(params[:4], 1/(1+anp.exp(-pre))) + params[4])))
def loss(params, X_train, y_train):
    out = 0.
    y = anp.ravel(y_train)
    for i in range(len(X_train)):
        p = network(X_train[i], params)
        out = out - (y[i] * anp.log(p) + (1. - y[i]) * anp.log(1. - p))
    return out
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
