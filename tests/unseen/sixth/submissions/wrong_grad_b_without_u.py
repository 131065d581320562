import numpy as np

def sig(t): return 1/(1+np.exp(-t))

def network(x, params):
    u, a, v, b = np.split(params, [4, 5, 13])
    return sig(u @ sig(v.reshape(4, 2) @ x + b) + a[0])

def loss(params, X_train, y_train):
    L = 0
    for x, t in zip(X_train, y_train.ravel()): L += -t*np.log(network(x, params))-(1-t)*np.log(1-network(x, params))
    return L

def loss_gradient(params, X_train, y_train):
    u, a, v, b = np.split(params, [4, 5, 13])
    gu = np.zeros(4); ga = np.zeros(1); gv = np.zeros((4, 2)); gb = np.zeros(4)
    for x, t in zip(X_train, y_train.ravel()):
        h = sig(v.reshape(4, 2) @ x + b)
        d = network(x, params)-t
        gu += d*h
        ga += d
        gv += np.outer(d*u*h*(1-h), x)
        gb += d*h*(1-h)
    return np.concatenate([gu, ga, gv.ravel(), gb])
