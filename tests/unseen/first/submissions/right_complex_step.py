import numpy as np

def _logit(X, p):
    return np.tensordot(1/(1+np.exp(-(np.tensordot(X, p[5:13].reshape(4, 2), axes=(1, 1)) + p[13:]))), p[:4], axes=1) + p[4]

def network(x, params):
    return 1/(1+np.exp(-_logit(np.array(x, dtype=float).reshape(1, 2), params)[0]))

def _loss(p, X, t):
    o = 1/(1+np.exp(-_logit(X, p)))
    return -np.sum(t*np.log(o) + (1-t)*np.log(1-o))

def loss(params, X_train, y_train):
    return _loss(params, X_train, y_train.ravel())

def loss_gradient(params, X_train, y_train):
    eps = 1e-30
    g = np.zeros(17)
    for i in range(17):
        pc = params.astype(complex)
        pc[i] += 1j*eps
        g[i] = _loss(pc, X_train, y_train.ravel()).imag/eps
    return g
