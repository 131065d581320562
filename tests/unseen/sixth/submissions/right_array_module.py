from array import array
from math import exp, log
import numpy as np

def sg(t):
    return 1/(1+exp(-t)) if t >= 0 else 1-1/(1+exp(t)) if t > -30 else exp(t)

def run(x, params, store):
    z = params[4]
    k = 5
    for i in range(4):
        s = params[13+i]
        for c in x:
            s += params[k]*c
            k += 1
        store[i] = sg(s)
        z += params[i]*store[i]
    return z

def network(x, params):
    return float(sg(run(x, params, array('d', [0]*4))))

def loss(params, X_train, y_train):
    buf = array('d', bytes(32))
    tot = 0.0
    for x, t in zip(X_train, np.ravel(y_train)):
        z = run(x, params, buf)
        z = -z if t == 1 else z
        tot += z+log(1+exp(-z)) if z > 0 else log(1+exp(z))
    return float(tot)

def loss_gradient(params, X_train, y_train):
    buf = array('d', bytes(32))
    g = array('d', bytes(8*17))
    for x, t in zip(X_train, np.ravel(y_train)):
        r = sg(run(x, params, buf))-t
        g[4] += r
        k = 5
        for i in range(4):
            g[i] += r*buf[i]
            m = r*params[i]*buf[i]*(1-buf[i])
            for c in x:
                g[k] += m*c
                k += 1
            g[13+i] += m
    return np.array(g)
