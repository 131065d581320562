import numpy as np
sig = lambda z: 1/(1+np.exp(-z))

def split(p):
    # u = 1..4, a = 5, v = 6..13, b = 14..17
    return p[1:5], p[5], p[6:14].reshape(4, 2), np.append(p[14:17], 0)

def network(x, params):
    u, a, v, b = split(params)
    return sig(u @ sig(v @ x + b) + a)

def loss(params, X_train, y_train):
    u, a, v, b = split(params)
    p = sig(sig(X_train @ v.T + b) @ u + a)
    t = y_train.ravel()
    return -np.sum(t*np.log(p) + (1-t)*np.log(1-p))

def loss_gradient(params, X_train, y_train):
    u, a, v, b = split(params)
    h = sig(X_train @ v.T + b)
    d = sig(h @ u + a) - y_train.ravel()
    e = d[:, None]*u*h*(1-h)
    return np.concatenate([d @ h, [d.sum()], (e.T @ X_train).ravel(), e.sum(0)])
