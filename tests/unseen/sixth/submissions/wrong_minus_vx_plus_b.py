import numpy as np

def network(x, params):
    s = params[4]
    for i in range(4):
        vx = params[5+2*i]*x[0] + params[6+2*i]*x[1]
        s += params[i]/(1+np.exp(vx - params[13+i]))
    return 1/(1+np.exp(-s))

def loss(params, X_train, y_train):
    J = 0.0
    for xi, yi in zip(X_train, y_train.ravel()):
        J -= np.log(network(xi, params)) if yi else np.log(1-network(xi, params))
    return J

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for xi, yi in zip(X_train, y_train.ravel()):
        d = network(xi, params) - yi
        g[4] += d
        for i in range(4):
            h = 1/(1+np.exp(params[5+2*i]*xi[0] + params[6+2*i]*xi[1] - params[13+i]))
            g[i] += d*h
            s = d*params[i]*h*(1-h)
            g[13+i] += s
            g[5+2*i] -= s*xi[0]
            g[6+2*i] -= s*xi[1]
    return g
