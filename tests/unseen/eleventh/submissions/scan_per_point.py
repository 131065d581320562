import numpy as np
_s = lambda t: (1 + np.exp(-t))**-1

network = np.vectorize(lambda x, p: _s(p[:4] @ _s(p[5:13].reshape(4, 2) @ x + p[13:]) + p[4]), signature='(d),(k)->()')

def loss(params, X_train, y_train):
    f = network(X_train, params)
    return -np.log(np.choose(np.ravel(y_train).astype(int), [1 - f, f])).sum()

def _g(x, t, p):
    h = _s(p[5:13].reshape(4, 2) @ x + p[13:])
    d = _s(p[:4] @ h + p[4]) - t
    w = d*p[:4]*h*(1 - h)
    return np.concatenate([d*h, [d], (w[:, None]*x).ravel(), w])
_gv = np.vectorize(_g, signature='(d),(),(k)->(k)')

def loss_gradient(params, X_train, y_train):
    return np.add.reduce(_gv(X_train, np.ravel(y_train), params), axis=0)
