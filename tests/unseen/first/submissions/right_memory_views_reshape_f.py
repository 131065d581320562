import numpy as np
def unpack(p):
    VT = p[5:13].reshape((2, 4), order='F')     # columns are the neurons: VT[i, j] = v_ji
    return p[:4], p[4], VT, p[13:]

def network(x, params):
    u, a, VT, b = unpack(params)
    return 1/(1+np.exp(-(np.matmul(1/(1+np.exp(-(np.matmul(x, VT) + b))), u) + a)))

def loss(params, X_train, y_train):
    q = network(X_train, params)
    odds = q/(1-q)
    return -np.sum(np.ravel(y_train)*np.log(odds) + np.log(1-q))

def loss_gradient(params, X_train, y_train):
    u, a, VT, b = unpack(params)
    h = 1/(1+np.exp(-(X_train @ VT + b)))
    d = network(X_train, params) - np.ravel(y_train)
    k = d[:, None]*h*(1-h)*u[None, :]
    gVT = X_train.T @ k
    return np.concatenate([h.T @ d, d.sum(keepdims=True), gVT.ravel(order='F'), k.T @ np.ones(len(d))])
