import autograd.numpy as anp
import numpy as np
import autograd
import math

def sig(t):
    return 1.0 / (1.0 + math.exp(-t))

def network(x, params):
    out = params[4]
    for i in range(4):
        z = params[5 + 2*i] * x[0] + params[6 + 2*i] * x[1] + params[13 + i]
        out += params[i] * sig(z)
    return sig(out)


def loss(params, X_train, y_train):
    hid = 1/(1 + anp.exp(-(anp.dot(X_train, anp.reshape(params[5:13], (4, 2)).T) + params[13:])))
    o = 1/(1 + anp.exp(-(anp.dot(hid, params[:4]) + params[4])))
    t = y_train.ravel()
    return 0.5*anp.sum((o - t)**2)


def loss_gradient(params, X_train, y_train):
    return autograd.grad(lambda p: loss(p, X_train, y_train))(params)
