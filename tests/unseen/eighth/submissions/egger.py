import numpy as np
g = lambda z: 1./(1+np.exp(-z))
def unpack(params):
    return params[:4], params[4], params[5:13].reshape(4, 2, order='F'), params[13:]
def network(x, params):
    u, a, V, b = unpack(params)
    return g(u @ g(V @ np.array(x) + b) + a)
def loss(params, X_train, y_train):
    s = 0.
    for x, t in zip(X_train, y_train.reshape(-1)):
        o = network(x, params)
        s += -np.log(o) if t == 1 else -np.log(1-o)
    return s
def loss_gradient(params, X_train, y_train):
    u, a, V, b = unpack(params)
    out = np.zeros(17)
    for x, t in zip(X_train, y_train.reshape(-1)):
        h = g(V @ x + b); e = g(u @ h + a) - t
        k = e*u*h*(1-h)
        out += np.r_[e*h, e, np.outer(k, x).ravel(), k]
    return out
