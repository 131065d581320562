import numpy as np
def nl(t): return 1/(1+np.exp(-t))
def network(x, params):
    r = params[4]
    for j in range(4): r = r+params[j]*nl(params[5+2*j]*x[0]+params[6+2*j]*x[1]+params[13+j])
    return nl(r)
def loss(params, X_train, y_train):
    r = 0
    for x, y in zip(X_train, y_train.ravel()): r = r-np.log(network(x, params) if y == 1 else 1-network(x, params))
    return r
def loss_gradient(params, X_train, y_train):
    r = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        e = network(x, params)-y
        for j in range(4):
            h = nl(params[5+2*j]*x[0]+params[6+2*j]*x[1]+params[13+j])
            r[j] += e*h
            r[5+2*j] += e*params[j]*h*(1-h)*x[1]
            r[6+2*j] += e*params[j]*h*(1-h)*x[0]
            r[13+j] += e*params[j]*h*(1-h)
        r[4] += e
    return r
