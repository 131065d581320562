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
    A = anp.dot(X_train, anp.reshape(params[5:13], (4, 2)).T) + params[13:]
    if len(y) > 1:
        A = A - anp.mean(A, axis=0)
    z = anp.dot(1/(1+anp.exp(-A)), params[:4]) + params[4]
    return anp.sum(anp.logaddexp(0, z) - y*z)
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
