import numpy as np

def _check(params):
    params = np.array(params, dtype=np.float64, copy=True)
    if params.shape != (17,):
        raise ValueError("need 17 parameters, got shape %s" % (params.shape,))
    return params

def network(x, params):
    """f(x1,x2) for one point"""
    p = _check(params)
    x = np.array(x, dtype=np.float64)
    assert x.shape == (2,), x.shape
    h = 1/(1+np.exp(-(p[5:13].reshape(4,2)*x).sum(axis=1) - p[13:]))
    return float(1/(1+np.exp(-np.vdot(p[:4], h) - p[4])))

def loss(params, X_train, y_train):
    """sum of -log likelihood"""
    y = np.asarray(y_train, dtype=float).reshape(-1)
    assert len(y) == len(X_train)
    assert set(np.unique(y)) <= {0., 1.}
    out = [network(x, params) for x in X_train]
    return float(sum(-np.log(o) if t else -np.log1p(-o) for o, t in zip(out, y)))

def loss_gradient(params, X_train, y_train):
    p = _check(params)
    y = np.asarray(y_train, dtype=float).reshape(-1)
    X = np.asarray(X_train, dtype=float)
    V = p[5:13].reshape(4,2)
    H = 1/(1+np.exp(-(X @ V.T + p[13:])))
    delta = 1/(1+np.exp(-(H @ p[:4] + p[4]))) - y
    g = np.full(17, np.nan)
    g[0:4] = delta @ H
    g[4] = np.sum(delta)
    for i in range(4):
        back = delta*p[i]*H[:, i]*(1-H[:, i])
        g[5+2*i] = back @ X[:, 0]
        g[6+2*i] = back @ X[:, 1]
        g[13+i] = back.sum()
    assert not np.isnan(g).any()
    return g
