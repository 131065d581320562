import numpy as np
LD = np.longdouble

def sig(z):
    return LD(1) / (LD(1) + np.exp(-z))

def state(X, params):
    p = np.asarray(params, dtype=LD)
    X = np.asarray(X, dtype=LD)
    H = sig(X[:, [0]] * p[5:13:2] + X[:, [1]] * p[6:13:2] + p[13:])
    return p, X, H, sig((H * p[:4]).sum(axis=1) + p[4])

def network(x, params):
    return float(state([x], params)[3][0])

def loss(params, X_train, y_train):
    f = state(X_train, params)[3]
    y = np.ravel(y_train).astype(bool)
    return float(-np.log(f[y]).sum() - np.log(1 - f[~y]).sum())

def loss_gradient(params, X_train, y_train):
    p, X, H, f = state(X_train, params)
    e = f - np.ravel(y_train)
    q = e[:, None] * p[:4] * H * (1 - H)
    g = np.zeros(17, dtype=LD)
    g[:4] = (e[:, None] * H).sum(axis=0)
    g[4] = e.sum()
    g[5:13:2] = (q * X[:, [0]]).sum(axis=0)
    g[6:13:2] = (q * X[:, [1]]).sum(axis=0)
    g[13:] = q.sum(axis=0)
    return g.astype(float)
