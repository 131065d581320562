import numpy as np
def s(x): return 1.0/(1.0+np.exp(-x))
def network(x, params):
    hid = s(np.array([params[5+2*i]*x[0]+params[6+2*i]*x[1] for i in range(4)])+params[13:17])
    return s(np.sum(hid*params[0:4])+params[4])
def loss(params, X_train, y_train):
    out = 0.0
    for i in range(len(X_train)):
        if y_train[i] == 1.0: out += -np.log(network(X_train[i], params))
        else: out += -np.log(1.0-network(X_train[i], params))
    return out
def loss_gradient(params, X_train, y_train, decay=0.1):
    g = decay*params
    for i in range(len(X_train)):
        x = X_train[i]
        hid = s(np.array([params[5+2*j]*x[0]+params[6+2*j]*x[1] for j in range(4)])+params[13:17])
        e = network(x, params)-np.ravel(y_train)[i]
        g[0:4] += e*hid
        g[4] += e
        g[13:17] += e*params[0:4]*hid*(1-hid)
        g[5:13] += np.ravel(np.outer(e*params[0:4]*hid*(1-hid), x))
    return g
