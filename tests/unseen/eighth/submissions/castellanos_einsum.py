import numpy as np
from scipy.special import expit

def _forward(X, params):
    u, a, V, b = np.split(np.asarray(params, dtype=float), [4, 5, 13])
    V = V.reshape(4, 2)
    H = expit(np.einsum('ij,nj->ni', V, X) + b)
    Z = np.einsum('ni,i->n', H, u) + a[0]
    return u, V, H, Z

def network(x, params):
    *_, Z = _forward(np.atleast_2d(np.asarray(x, float)), params)
    return float(expit(Z[0]))

def loss(params, X_train, y_train):
    t = np.asarray(y_train).reshape(-1).astype(float)
    *_, Z = _forward(X_train, params)
    return float(np.sum(np.logaddexp(0, Z) - t*Z))

def loss_gradient(params, X_train, y_train):
    t = np.asarray(y_train).reshape(-1).astype(float)
    u, V, H, Z = _forward(X_train, params)
    r = expit(Z) - t
    back = np.einsum('n,i,ni->ni', r, u, H*(1-H))
    return np.concatenate((np.einsum('n,ni->i', r, H), [r.sum()], np.einsum('ni,nj->ij', back, X_train).ravel(), back.sum(axis=0)))
