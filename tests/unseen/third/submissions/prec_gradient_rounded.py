import numpy as np
import autograd.numpy as anp
import autograd
def network(x, params):
    u, a = params[:4], params[4]
    V, b = params[5:13].reshape(4, 2), params[13:]
    h = 1 / (1 + anp.exp(-(anp.dot(V, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, h) + a)))
def loss(params, X_train, y_train):
    """cross entropy, all the points at once"""
    y = anp.reshape(y_train, -1)
    V = anp.reshape(params[5:13], (4, 2))
    H = 1. / (1. + anp.exp(-(anp.dot(X_train, V.T) + params[13:17])))
    p = 1. / (1. + anp.exp(-(anp.dot(H, params[0:4]) + params[4])))
    return -anp.sum(y * anp.log(p) + (1 - y) * anp.log(1 - p))
def loss_gradient(params, X_train, y_train):
    return np.round(autograd.grad(loss)(params, X_train, y_train), 3)
