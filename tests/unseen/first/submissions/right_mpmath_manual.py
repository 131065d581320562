from mpmath import mp, mpf, exp, log, fsum
import numpy as np
mp.dps = 25

def sgm(z):
    return 1/(1+exp(-z))

def _hidden(x, p):
    return [sgm(p[5+2*j]*x[0] + p[6+2*j]*x[1] + p[13+j]) for j in range(4)]

def _M(v):
    return [mpf(float(c)) for c in v]

def _net(x, p):
    h = _hidden(x, p)
    return sgm(fsum(p[j]*h[j] for j in range(4)) + p[4]), h

def network(x, params):
    return float(_net(_M(x), _M(params))[0])

def loss(params, X_train, y_train):
    p = _M(params)
    return float(-fsum(log(_net(_M(x), p)[0]) if t == 1 else log(1-_net(_M(x), p)[0]) for x, t in zip(X_train, np.ravel(y_train))))

def loss_gradient(params, X_train, y_train):
    p = _M(params)
    g = [mpf(0)]*17
    for x, t in zip(X_train, np.ravel(y_train)):
        x = _M(x)
        o, h = _net(x, p)
        d = o - mpf(float(t))
        g[4] += d
        for j in range(4):
            c = d*p[j]*h[j]*(1-h[j])
            g[j] += d*h[j]; g[5+2*j] += c*x[0]; g[6+2*j] += c*x[1]; g[13+j] += c
    return np.array(g, dtype=float)
