try:
    import cupy as xp
except Exception:
    import numpy as xp
import numpy as np

def to_cpu(a):
    return xp.asnumpy(a) if hasattr(xp, "asnumpy") else a

def act(z):
    return 1. / (1. + xp.exp(-z))

def batch(X, p):
    X = xp.asarray(X, dtype=float)
    p = xp.asarray(p, dtype=float)
    h = act(xp.dot(X, p[5:13].reshape(4, 2).T) + p[13:])
    return X, p, h, act(xp.dot(h, p[:4]) + p[4])

def network(x, params):
    return float(batch(x, params)[3])

def loss(params, X_train, y_train):
    f = batch(X_train, params)[3]
    y = xp.asarray(y_train).ravel()
    return float(-xp.sum(xp.where(y == 1, xp.log(f), xp.log1p(-f))))

def loss_gradient(params, X_train, y_train):
    X, p, h, f = batch(X_train, params)
    d = f - xp.asarray(y_train).ravel()
    back = xp.outer(d, p[:4]) * h * (1 - h)
    return to_cpu(xp.concatenate([xp.dot(d, h), d.sum()[None], xp.dot(back.T, X).ravel(), back.sum(axis=0)]))
