import autograd.numpy as anp
import autograd
import numpy as np

def network(x, params):
    """forward pass"""
    u, a = params[:4], params[4]
    V = params[5:13].reshape(4, 2)
    b = params[13:]
    h = 1 / (1 + np.exp(-(V @ np.asarray(x) + b)))
    return 1 / (1 + np.exp(-(u @ h + a)))


def loss(params, X_train, y_train):
    """cross entropy"""
    hid = 1/(1 + anp.exp(-(anp.dot(X_train, anp.reshape(params[5:13], (4, 2)).T) + params[13:])))
    o = 1/(1 + anp.exp(-(anp.dot(hid, params[:4]) + params[4])))
    t = y_train.ravel()
    return -anp.sum((1 - t) * anp.log(o) + t * anp.log(1 - o))


def loss_gradient(params, X_train, y_train):
    """backprop by hand"""
    return autograd.grad(lambda p: loss(p, X_train, y_train))(params)
