import numpy as np

history = []

def sig(z): return 1/(1+np.exp(-z))

def network(x, params):
    return sig(sum(params[i]*sig(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]) for i in range(4))+params[4])

def loss(params, X_train, y_train):
    E = 0
    for x, y in zip(X_train, y_train.ravel()):
        E -= y*np.log(network(x, params))+(1-y)*np.log(1-network(x, params))
    history.append(E)
    return np.mean(history)   # smooth curve

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        d = network(x, params)-y
        g[4] += d
        for i in range(4):
            h = sig(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
            g[i] += d*h
            g[5+2*i:7+2*i] += d*params[i]*h*(1-h)*x
            g[13+i] += d*params[i]*h*(1-h)
    return g
