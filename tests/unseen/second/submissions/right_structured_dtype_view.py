import numpy as np
LAYOUT = np.dtype([('u', float, 4), ('a', float), ('V', float, (4, 2)), ('b', float, 4)])
def rec(params):
    return np.array(params, dtype=float).view(LAYOUT)[0]
def act(s):
    with np.errstate(over='ignore'):
        return np.reciprocal(1.0 + np.exp(-s))
def network(x, params):
    r = rec(params)
    return act(r['u'].dot(act(r['V'].dot(x) + r['b'])) + r['a'])
def loss(params, X_train, y_train):
    p = np.fromiter((network(x, params) for x in X_train), float, len(X_train))
    y = np.asarray(y_train).ravel()
    return -np.log(np.where(y == 1, p, 1 - p)).sum()
def loss_gradient(params, X_train, y_train):
    r = rec(params)
    out = np.zeros(1, LAYOUT)
    for x, y in zip(X_train, np.asarray(y_train).ravel()):
        h = act(r['V'].dot(x) + r['b'])
        e = act(r['u'].dot(h) + r['a']) - y
        k = e * r['u'] * h * (1 - h)
        out['u'][0] += e * h
        out['a'][0] += e
        out['V'][0] += np.outer(k, x)
        out['b'][0] += k
    return out.view(float)
