import numpy as np
from functools import lru_cache

@lru_cache(maxsize=64)
def _weights(raw):
    p = np.frombuffer(raw)
    return p[:4].copy(), float(p[4]), p[5:13].reshape(4,2).copy(), p[13:].copy()

def network(x, params):
    u, a, v, b = _weights(np.asarray(params, dtype=float).tobytes())
    h = 1/(1+np.exp(-(v@np.asarray(x, dtype=float)+b)))
    return 1/(1+np.exp(-(u@h+a)))

def loss(params, X_train, y_train):
    L = 0.0
    for k in range(len(X_train)):
        p = network(X_train[k], params)
        t = np.ravel(y_train)[k]
        L += -t*np.log(p) - (1 - t)*np.log(1 - p)
    return L

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    t = np.ravel(y_train)
    for n_ in range(len(X_train)):
        x1, x2 = X_train[n_]
        err = network(X_train[n_], params) - t[n_]
        g[4] += err
        for j in range(4):
            hidden = 1/(1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            g[j] += err*hidden
            c = err*params[j]*hidden*(1 - hidden)
            g[5+2*j] += c*x1
            g[6+2*j] += c*x2
            g[13+j] += c
    return g
