import numpy as np
import autograd.numpy as anp
import autograd
def network(x, params):
    u, a = params[:4], params[4]
    V, b = params[5:13].reshape(4, 2), params[13:]
    h = 1 / (1 + anp.exp(-(anp.dot(V, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, h) + a)))
LAMBDA = 1e-3
def loss(params, X_train, y_train):
    ce = 0
    for x, t in zip(X_train, anp.ravel(y_train)):
        p = network(x, params)
        ce = ce - t*anp.log(p) - (1-t)*anp.log(1-p)
    return ce + LAMBDA*anp.sum(params**2)
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
