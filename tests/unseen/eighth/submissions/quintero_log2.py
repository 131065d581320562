import numpy as np
LN2 = np.log(2.0)
def sg(z): return 1.0/(1.0+np.exp2(-z/LN2))
def network(x, params):
    a = params[4]
    return sg(a+np.sum([params[k]*sg(np.sum(params[5+2*k:7+2*k]*np.array(x))+params[13+k]) for k in range(4)]))
def loss(params, X_train, y_train):
    bits = 0.0
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        bits -= np.log2(f) if t == 1 else np.log2(1-f)
    return bits*LN2          # nats
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        d = network(x, params)-t
        for k in range(4):
            h = sg(np.sum(params[5+2*k:7+2*k]*x)+params[13+k])
            g[k] += d*h
            s = d*params[k]*h*(1-h)
            g[5+2*k:7+2*k] += s*x
            g[13+k] += s
        g[4] += d
    return g
