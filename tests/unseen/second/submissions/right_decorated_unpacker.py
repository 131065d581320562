import functools
import numpy as np
def unpacks(f):
    @functools.wraps(f)
    def wrapper(params, *args):
        p = np.asarray(params, dtype=float)
        return f(dict(u=p[:4], a=p[4], V=p[5:13].reshape(4, 2), b=p[13:]), *args)
    return wrapper
def packs(f):
    @functools.wraps(f)
    def wrapper(*a, **k):
        g = f(*a, **k)
        return np.concatenate([np.ravel(g[n]) for n in 'uaVb'])
    return wrapper
@unpacks
def _forward(q, X):
    h = 1/(1+np.exp(-(X @ q['V'].T + q['b'])))
    return q, h, 1/(1+np.exp(-(h @ q['u'] + q['a'])))
def network(x, params):
    *_, p = _forward(params, np.asarray(x))
    return p
def loss(params, X_train, y_train):
    *_, p = _forward(params, X_train)
    return -np.log(np.choose(y_train.ravel().astype(int), [1-p, p])).sum()
@packs
def loss_gradient(params, X_train, y_train):
    q, h, p = _forward(params, X_train)
    e = p - y_train.ravel()
    t = (h*(1-h))*e[:, None]*q['u']
    return {'V': t.T @ X_train, 'b': t.sum(axis=0), 'u': e @ h, 'a': e.sum()}
