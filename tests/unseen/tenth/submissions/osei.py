import autograd.numpy as anp
import autograd
import numpy as np

def sigmoid(t):
    return 1. / (1. + anp.exp(-t))

def hidden_layer(x, params):
    return [_sigm(params, x, j) for j in range(4)]

def _sigm(params, x, j):
    return 1. / (1. + anp.exp(-(params[5+2*j]*x[0] + params[6+2*j]*x[1] + params[13+j])))

def network(x, params):
    hs = hidden_layer(x, params)
    tot = params[4]
    for j, h in enumerate(hs):
        tot = tot + params[j]*h
    return 1. / (1. + anp.exp(-tot))

def loss(params, X_train, y_train):
    yy = np.ravel(y_train)
    E = 0.
    for x, t in zip(X_train, yy):
        phat = network(x, params)
        E = E - t*anp.log(phat) - (1. - t)*anp.log(1. - phat)
    return E

def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
