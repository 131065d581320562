import numpy as np
def sig(z): return 1/(1+np.exp(-z))
def network(x, params):
    out = 0
    for i in range(4):
        out += params[i]*sig(params[5+2*i]*x[0]+params[5+2*i+1]*x[1]+params[13+i])
    return sig(out+params[4])
def loss(params, X_train, y_train):
    c = 0
    for i in range(len(X_train)):
        p = network(X_train[i],params)
        c += -np.log(p) if y_train[i]==1 else -np.log(1-p)
    return c
def loss_gradient(params, X_train, y_train):
    r = np.zeros(17)
    for x,y in zip(X_train,y_train.ravel()):
        d = network(x,params)-y
        r[4] += d
        for i in range(4):
            h = sig(params[5+2*i]*x[0]+params[5+2*i+1]*x[1]+params[13+i])
            r[i] += d*h
            r[5+2*i] += d*params[i]*h*(1-h)*x[0]
            r[5+2*i-1] += d*params[i]*h*(1-h)*x[1]
            r[13+i] += d*params[i]*h*(1-h)
    return r
