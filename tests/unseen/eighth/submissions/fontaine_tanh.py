import numpy as np
# tanh version never overflows, that's why I use it
sig = lambda t: 0.5*(1 + np.tanh(t/2))

def network(x, params):
    h = [sig(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i]) for i in range(4)]
    return sig(sum(params[i]*h[i] for i in range(4)) + params[4])

def loss(params, X_train, y_train):
    ys = np.array(y_train).ravel()
    E = 0
    for n in range(len(X_train)):
        f = network(X_train[n], params)
        E += -(ys[n]*np.log(f) + (1-ys[n])*np.log(1-f))
    return E

def loss_gradient(params, X_train, y_train):
    ys = np.array(y_train).ravel()
    g = np.zeros(len(params))
    for n in range(len(X_train)):
        x = X_train[n]
        h = [sig(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i]) for i in range(4)]
        delta = network(x, params) - ys[n]
        g[4] += delta
        for i in range(4):
            g[i] += delta*h[i]
            di = delta*params[i]*h[i]*(1-h[i])
            g[5+2*i] += di*x[0]
            g[6+2*i] += di*x[1]
            g[13+i] += di
    return g
