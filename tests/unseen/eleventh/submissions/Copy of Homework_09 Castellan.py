import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    z = params[4]
    for i in range(3):
        z += params[i]*s(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
    return s(z)
def loss(params, X_train, y_train):
    return sum(-np.log(network(x,params)) if t==1 else -np.log(1-network(x,params)) for x,t in zip(X_train,y_train.ravel()))
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        e = network(x,params)-t
        g[4] += e
        for i in range(3):
            h = s(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
            g[i] += e*h
            k = e*params[i]*h*(1-h)
            g[5+2*i] += k*x[0]
            g[6+2*i] += k*x[1]
            g[13+i] += k
    return g
