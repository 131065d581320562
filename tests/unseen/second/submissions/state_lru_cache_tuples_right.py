from functools import lru_cache
import numpy as np
@lru_cache(maxsize=4096)
def _hidden(x1, x2, p):
    h = tuple(float(1/(1+np.exp(-(p[5+2*i]*x1 + p[6+2*i]*x2 + p[13+i])))) for i in range(4))
    return h, float(1/(1+np.exp(-(sum(p[i]*h[i] for i in range(4)) + p[4]))))
def tup(p): return tuple(float(c) for c in p)
def network(x, params): return _hidden(float(x[0]), float(x[1]), tup(params))[1]
def loss(params, X_train, y_train):
    P = tup(params)
    return sum(-np.log(q if t == 1 else 1-q) for q, t in ((_hidden(float(a), float(b), P)[1], t) for (a, b), t in zip(X_train, np.ravel(y_train))))
def loss_gradient(params, X_train, y_train):
    P = tup(params); g = np.zeros(17)
    for (a, b), t in zip(X_train, np.ravel(y_train)):
        h, q = _hidden(float(a), float(b), P)
        h = np.array(h); e = q - t; k = e*np.array(P[:4])*h*(1-h)
        g += np.concatenate([e*h, [e], np.outer(k, (a, b)).ravel(), k])
    return g
