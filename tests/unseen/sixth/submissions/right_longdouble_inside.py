import numpy as np
LD = np.longdouble

def sig(q): return 1/(1+np.exp(-q))

def _run(X, p):
    X = np.array(X, dtype=LD); p = np.array(p, dtype=LD)
    H = np.stack([sig(p[5+2*k]*X[:, 0]+p[6+2*k]*X[:, 1]+p[13+k]) for k in range(4)], axis=1)
    return X, p, H, sig((H*p[:4]).sum(axis=1)+p[4])

def network(x, params):
    return float(_run([x], params)[3][0])

def loss(params, X_train, y_train):
    f = _run(X_train, params)[3]
    y = y_train.ravel()
    return float(-np.sum(np.log(f[y == 1])) - np.sum(np.log(1-f[y != 1])))

def loss_gradient(params, X_train, y_train):
    X, p, H, f = _run(X_train, params)
    r = f - y_train.ravel()
    g = np.zeros(17, dtype=LD)
    g[4] = r.sum()
    for k in range(4):
        g[k] = (r*H[:, k]).sum()
        s = r*p[k]*H[:, k]*(1-H[:, k])
        g[5+2*k], g[6+2*k], g[13+k] = (s*X[:, 0]).sum(), (s*X[:, 1]).sum(), s.sum()
    return g.astype(float)
