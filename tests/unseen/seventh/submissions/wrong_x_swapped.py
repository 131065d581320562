import numpy as np
def s(t): return 1/(1+np.exp(-t))

def network(x, params):
    x2, x1 = x
    out = params[4]
    for i in range(4):
        out += params[i]*s(params[5+2*i]*x1 + params[6+2*i]*x2 + params[13+i])
    return s(out)

def loss(params, X_train, y_train):
    l = 0
    for p, t in zip(X_train, y_train.ravel()):
        f = network(p, params)
        l -= t*np.log(f) + (1-t)*np.log(1-f)
    return l

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for p, t in zip(X_train, y_train.ravel()):
        d = network(p, params) - t
        h = s(params[5:13].reshape(4,2) @ p + params[13:])
        k = d*params[:4]*h*(1-h)
        g[:4] += d*h
        g[4] += d
        g[5:13] += np.outer(k, p).ravel()
        g[13:] += k
    return g
