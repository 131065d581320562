import numpy as np
def f(t): return 1/(1+np.exp(-t))
def split(p): return p[:4].reshape(1, 4), p[4], p[5:13].reshape((2, 4), order='F'), p[13:].reshape(4, 1)
def hid(Xc, p):
    u, a, Vt, b = split(p)
    return f(Vt.T @ Xc + b)
def out(Xc, p):
    u, a, Vt, b = split(p)
    return f(u @ hid(Xc, p) + a)
def network(x, params): return out(np.array(x, dtype=float).reshape(2, 1), params)[0, 0]
def loss(params, X_train, y_train):
    o = out(X_train.T, params); y = y_train.reshape(1, -1)
    return -np.sum(y*np.log(o) + (1-y)*np.log(1-o))
def loss_gradient(params, X_train, y_train):
    H = hid(X_train.T, params); d = out(X_train.T, params) - y_train.reshape(1, -1)
    D = split(params)[0].T*d*H*(1-H)
    return np.concatenate([(d @ H.T).ravel(), [d.sum()], (X_train.T @ D.T).ravel(order='F'), D.sum(axis=1)])
