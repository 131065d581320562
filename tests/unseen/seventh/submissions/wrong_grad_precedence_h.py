import numpy as np
from numpy import exp, log, zeros

def phi(s):
    return 1/(1 + exp(-s))

def network(x, params):
    out = 0
    for n in range(4):
        out += params[n]*phi(params[5 + 2*n]*x[0] + params[6 + 2*n]*x[1] + params[13 + n])
    return phi(out + params[4])

def loss(params, X_train, y_train):
    s = 0
    for x, y in zip(X_train, y_train.flatten()):
        s -= y*log(network(x, params)) + (1 - y)*log(1 - network(x, params))
    return s

def loss_gradient(params, X_train, y_train):
    s = zeros(17)
    for x, y in zip(X_train, y_train.flatten()):
        r = network(x, params) - y
        s[4] += r
        for n in range(4):
            h = phi(params[5 + 2*n]*x[0] + params[6 + 2*n]*x[1] + params[13 + n])
            s[n] += r*h
            s[5 + 2*n] += r*params[n]*x[0]*(h*1 - h)
            s[6 + 2*n] += r*params[n]*x[1]*(h*1 - h)
            s[13 + n] += r*params[n]*(h*1 - h)
    return s
