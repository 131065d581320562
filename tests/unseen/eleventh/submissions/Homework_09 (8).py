import numpy as np

def network(x, params):
    h = [1/(1+np.exp(-(params[5+2*k]*x[0]+params[6+2*k]*x[1]+params[13+k]))) for k in range(4)]
    return 1/(1+np.exp(-(sum(params[k]*h[k] for k in range(4))+params[4])))

def loss(params, X_train, y_train):
    # cross-entropy in information theory: bits
    H = 0.0
    for x, t in zip(X_train, np.ravel(y_train)):
        q = network(x, params)
        H += -t*np.log2(q) - (1-t)*np.log2(1-q)
    return H

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        d = network(x, params) - t
        for k in range(4):
            h = 1/(1+np.exp(-(params[5+2*k]*x[0]+params[6+2*k]*x[1]+params[13+k])))
            g[k] += d*h
            g[5+2*k] += d*params[k]*h*(1-h)*x[0]
            g[6+2*k] += d*params[k]*h*(1-h)*x[1]
            g[13+k] += d*params[k]*h*(1-h)
        g[4] += d
    return g
