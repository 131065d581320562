import numpy as np

dt = np.dtype([('u', 'f8', 4), ('a', 'f8'), ('v', 'f8', (4, 2)), ('b', 'f8', 4)])
def view(params):
    return np.array(params, dtype='f8').view(dt)[0]

def sg(x): return 1/(1+np.exp(-x))
def network(x, params):
    p = view(params)
    return sg(p['u'] @ sg(p['v'] @ np.array(x, 'f8') + p['b']) + p['a'])

ce = np.frompyfunc(lambda f, t: -t*np.log(f) - (1-t)*np.log(1-f), 2, 1)
def loss(params, X_train, y_train):
    return float(np.sum(ce([network(x, params) for x in X_train], np.ravel(y_train))))

def loss_gradient(params, X_train, y_train):
    p = view(params)
    g = np.zeros(1, dt)[0]
    for x, t in zip(X_train, np.ravel(y_train)):
        h = sg(p['v'] @ x + p['b'])
        d = sg(p['u'] @ h + p['a']) - t
        k = d*p['u']*h*(1-h)
        g['u'] += d*h
        g['a'] += d
        g['v'] += np.outer(k, x)
        g['b'] += k
    return np.concatenate([g['u'], [g['a']], g['v'].ravel(), g['b']])
