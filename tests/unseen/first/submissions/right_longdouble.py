import numpy as np
LD = np.longdouble

def _f(X, p):
    X = np.asarray(X).astype(LD); p = p.astype(LD)
    H = 1/(1+np.exp(-((X[:, None, :]*p[5:13].reshape(4, 2)).sum(-1) + p[13:])))
    return X, p, H, 1/(1+np.exp(-((H*p[:4]).sum(1) + p[4])))

def network(x, params):
    return float(_f([x], params)[3][0])

def loss(params, X_train, y_train):
    o = _f(X_train, params)[3]
    t = y_train.ravel()
    return float(-(t*np.log(o) + (1-t)*np.log1p(-o)).sum())

def loss_gradient(params, X_train, y_train):
    X, p, H, o = _f(X_train, params)
    r = (o - y_train.ravel())[:, None]
    K = r*p[:4]*H*(1-H)
    return np.concatenate([(r*H).sum(0), r.sum(0), (K[:, :, None]*X[:, None, :]).sum(0).ravel(), K.sum(0)]).astype(float)
