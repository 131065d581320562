import numpy as np
dt = np.dtype([('u', 'f8', 4), ('a', 'f8'), ('v', 'f8', (4, 2)), ('b', 'f8', 4)])

def view(params):
    return np.ascontiguousarray(params, dtype='f8').view(dt)[0]

def network(x, params):
    p = view(params)
    return 1/(1+np.exp(-(p['a'] + (p['u']/(1+np.exp(-(p['v'] @ np.asarray(x) + p['b'])))).sum())))

def loss(params, X_train, y_train):
    out = 0
    for i in np.ndindex(len(X_train)):
        f = network(X_train[i], params)
        out += -np.log(f)*y_train[i] - np.log(1-f)*(1-y_train[i]) if y_train.ndim == 1 else (-np.log(f)*y_train[i] - np.log(1-f)*(1-y_train[i])).item()
    return out

def loss_gradient(params, X_train, y_train):
    p = view(params)
    res = np.zeros(1, dtype=dt)
    g = res[0]
    for i in np.ndindex(len(X_train)):
        h = 1/(1+np.exp(-(p['v'] @ X_train[i] + p['b'])))
        d = network(X_train[i], params) - y_train[i].sum()
        g['u'] += d*h
        g['a'] += d
        e = d*p['u']*h*(1-h)
        g['v'] += np.outer(e, X_train[i])
        g['b'] += e
    return res.view('f8').reshape(17)
