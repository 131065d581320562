from functools import lru_cache
import numpy as np

@lru_cache(maxsize=2000)
def _net(x, p):
    h = tuple(float(1/(1+np.exp(-(p[5+2*j]*x[0]+p[6+2*j]*x[1]+p[13+j])))) for j in range(4))
    return float(1/(1+np.exp(-(sum(a*b for a, b in zip(p, h)) + p[4])))), h

def tup(a): return tuple(float(c) for c in a)

def network(x, params):
    return _net(tup(x), tup(params))[0]

def loss(params, X_train, y_train):
    p = tup(params)
    return -sum(np.log(_net(tup(x), p)[0]) if t == 1. else np.log(1-_net(tup(x), p)[0]) for x, t in zip(X_train, tup(np.ravel(y_train))))

def loss_gradient(params, X_train, y_train):
    p = tup(params)
    g = np.zeros(17)
    for x, t in zip(X_train, tup(np.ravel(y_train))):
        o, h = _net(tup(x), p)
        h = np.array(h)
        g[:4] += (o-t)*h
        g[4] += o-t
        e = (o-t)*params[:4]*h*(1-h)
        g[5:13] += np.stack([e*x[0], e*x[1]]).T.ravel()
        g[13:] += e
    return g
