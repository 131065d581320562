import numpy as np
import autograd.numpy as anp
import autograd
def network(x, params):
    u, a = params[:4], params[4]
    V, b = params[5:13].reshape(4, 2), params[13:]
    h = 1 / (1 + anp.exp(-(anp.dot(V, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, h) + a)))
def loss(params, X_train, y_train):
    y = anp.ravel(y_train)
    n1 = anp.sum(y); n0 = len(y) - n1
    w1 = len(y)/(2*n1) if n1 and n0 else 1.
    w0 = len(y)/(2*n0) if n1 and n0 else 1.
    L = 0
    for x, t in zip(X_train, y):
        p = network(x, params)
        L = L - w1*t*anp.log(p) - w0*(1-t)*anp.log(1-p)
    return L
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
