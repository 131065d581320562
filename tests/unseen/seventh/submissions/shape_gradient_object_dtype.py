import numpy as np
import mpmath
from mpmath import mpf

def s(t): return 1/(1+mpmath.exp(-t))

def network(x, params):
    p = [mpf(float(q)) for q in params]
    return float(s(p[4]+sum(p[i]*s(p[5+2*i]*float(x[0])+p[6+2*i]*float(x[1])+p[13+i]) for i in range(4))))

def loss(params, X_train, y_train):
    L = 0.
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)
        L -= t*np.log(f)+(1-t)*np.log(1-f)
    return L

def loss_gradient(params, X_train, y_train):
    p = [mpf(float(q)) for q in params]
    g = [mpf(0)]*17
    for x, t in zip(X_train, y_train.ravel()):
        h = [s(p[5+2*i]*float(x[0])+p[6+2*i]*float(x[1])+p[13+i]) for i in range(4)]
        d = s(p[4]+sum(a*b for a, b in zip(p, h)))-float(t)
        g[4] += d
        for i in range(4):
            g[i] += d*h[i]
            g[13+i] += d*p[i]*h[i]*(1-h[i])
            g[5+2*i] += d*p[i]*h[i]*(1-h[i])*float(x[0])
            g[6+2*i] += d*p[i]*h[i]*(1-h[i])*float(x[1])
    return np.array(g)
