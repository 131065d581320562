import numpy as np
from collections import namedtuple

Params = namedtuple('Params', 'u a V b')

def split(p): return Params(p[:4], p[4], np.stack((p[5:13:2], p[6:13:2]), axis=1), p[13:])
def sgm(t): return 1/(1+np.exp(-t))

def network(x, params):
    q = split(params)
    return sgm(np.inner(q.u, sgm(np.inner(q.V, x) + q.b)) + q.a)

def loss(params, X_train, y_train):
    n = len(X_train)
    if n == 0: return 0.0
    if n == 1:
        f = network(X_train[0], params)
        return -np.log(f if np.ravel(y_train)[0] == 1 else 1 - f)
    m = n//2
    return loss(params, X_train[:m], y_train[:m]) + loss(params, X_train[m:], y_train[m:])

def loss_gradient(params, X_train, y_train):
    n = len(X_train)
    if n == 0: return np.zeros(17)
    if n == 1:
        q = split(params); x = X_train[0]
        h = sgm(np.inner(q.V, x) + q.b)
        e = network(x, params) - np.ravel(y_train)[0]
        k = e*q.u*h*(1-h)
        return np.concatenate([e*h, [e], np.kron(k, x), k])
    m = n//2
    return loss_gradient(params, X_train[:m], y_train[:m]) + loss_gradient(params, X_train[m:], y_train[m:])
