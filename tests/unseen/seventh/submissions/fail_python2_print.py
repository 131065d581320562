import numpy as np

def sigmoid(x):
    return 1/(1+np.exp(-x))

def network(x, params):
    z = params[4]
    for i in range(4):
        z += params[i]*sigmoid(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
    return sigmoid(z)

def loss(params, X_train, y_train):
    s = 0
    for x, y in zip(X_train, y_train.ravel()):
        s -= y*np.log(network(x, params))+(1-y)*np.log(1-network(x, params))
    print "loss", s
    return s

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        d = network(x, params)-y
        for i in range(4):
            h = sigmoid(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
            g[i] += d*h
            g[5+2*i:7+2*i] += d*params[i]*h*(1-h)*x
            g[13+i] += d*params[i]*h*(1-h)
        g[4] += d
    return g
