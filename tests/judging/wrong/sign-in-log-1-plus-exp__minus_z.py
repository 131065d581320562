# expect: wrong; function: loss; cause: sign-in-log-1-plus-exp
"""Homework 09, neural network by hand"""
import numpy as np

def _forward(X, params):
    X = np.atleast_2d(X).astype(float)
    u, a, v, b = np.split(params, [4, 5, 13])
    v = v.reshape(4, 2)
    q = np.einsum('nk,jk->nj', X, v) + b
    g = 1/(1 + np.exp(-q))
    z = np.einsum('nj,j->n', g, u) + a
    return X, u, v, g, z

def network(x, params):
    z = _forward(x, params)[-1]
    return float((1/(1 + np.exp(-z)))[0])

def loss(params, X_train, y_train):
    y_train = y_train.ravel()
    z = _forward(X_train, params)[-1]
    # log(1 + e^z) - y z
    return np.sum(np.logaddexp(0, -z) - y_train*z)

def loss_gradient(params, X_train, y_train):
    y_train = y_train.ravel()
    X, u, v, g, z = _forward(X_train, params)
    r = 1/(1 + np.exp(-z)) - y_train
    out = np.empty(17)
    out[:4] = np.einsum('n,nj->j', r, g)
    out[4] = r.sum()
    dq = np.einsum('n,j,nj->nj', r, u, g*(1 - g))
    out[5:13] = np.einsum('nj,nk->jk', dq, X).reshape(-1)
    out[13:] = dq.sum(0)
    return out
