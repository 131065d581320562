import numpy as np
import autograd.numpy as anp
import autograd
def network(x, params):
    u, a = params[:4], params[4]
    V, b = params[5:13].reshape(4, 2), params[13:]
    h = 1 / (1 + anp.exp(-(anp.dot(V, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, h) + a)))
def loss(params, X_train, y_train):
    t = anp.reshape(y_train, (-1, 1))
    H = 1/(1+anp.exp(-(X_train @ anp.reshape(params[5:13], (4, 2)).T + params[13:])))
    p = 1/(1+anp.exp(-(H @ anp.reshape(params[:4], (4, 1)) + params[4])))
    return -(anp.dot(t.T, anp.log(p)) + anp.dot((1-t).T, anp.log(1-p)))[0, 0]
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
