import numpy as np
L = np.longdouble

def run(p, X):
    p = p.astype(L); X = X.astype(L)
    h = 1/(1 + np.exp(-(X.dot(p[5:13].reshape(4, 2).T) + p[13:])))
    return p, X, h, h.dot(p[:4]) + p[4]

def network(x, params):
    z = run(np.asarray(params), np.asarray(x, dtype=float)[None])[3][0]
    return float(1/(1 + np.exp(-z)))

def loss(params, X_train, y_train):
    z = run(params, X_train)[3]
    t = y_train.ravel()
    return float(np.sum(np.log1p(np.exp(np.where(t == 1, -z, z)))))

def loss_gradient(params, X_train, y_train):
    p, X, h, z = run(params, X_train)
    d = 1/(1 + np.exp(-z)) - y_train.ravel()
    k = d[:, None]*p[:4]*h*(1 - h)
    return np.concatenate([h.T.dot(d), [d.sum()], k.T.dot(X).ravel(), k.sum(axis=0)]).astype(np.float64)
