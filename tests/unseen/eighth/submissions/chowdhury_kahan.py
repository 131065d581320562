import numpy as np
from numpy import exp, log, zeros, array

def network(x, params):
    z = params[4]
    for i in 0, 1, 2, 3:
        z += params[i]/(1 + exp(-(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])))
    return 1/(1 + exp(-z))

def loss(params, X_train, y_train):
    s = c = 0.0
    for x, t in zip(X_train, array(y_train).ravel()):
        f = network(x, params)
        term = -log(f)*(t == 1) - log(1-f)*(t == 0) - c
        new = s + term
        c = (new - s) - term
        s = new
    return s

def loss_gradient(params, X_train, y_train):
    g = zeros(17)
    for x, t in zip(X_train, array(y_train).ravel()):
        r = network(x, params) - t
        g[4] += r
        for i in 0, 1, 2, 3:
            e = exp(-(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i]))
            g[i] += r/(1+e)
            if e < 1e150:
                slope = r*params[i]*e/(1+e)**2
                g[5+2*i:7+2*i] += slope*x
                g[13+i] += slope
    return g
