import numpy as np

def f_and_h(X, p):
    lin = np.array([X.dot(p[5+2*k:7+2*k]) for k in range(4)]).T + p[13:]
    h = 1/(1+np.exp(-lin))
    return 1/(1+np.exp(-(h*p[:4]).sum(axis=1) - p[4])), h

def network(x, params):
    f, _ = f_and_h(np.array(x, dtype=float)[np.newaxis], params)
    return f[0]

def loss(params, X_train, y_train):
    ones = np.ravel(y_train) == 1
    f1, _ = f_and_h(X_train[ones], params)
    f0, _ = f_and_h(X_train[~ones], params)
    return -np.log(f1).sum() - np.log1p(-f0).sum()

def loss_gradient(params, X_train, y_train):
    ones = np.ravel(y_train) == 1
    g = np.zeros(17)
    for X, is_one in ((X_train[ones], True), (X_train[~ones], False)):
        f, h = f_and_h(X, params)
        r = f - 1 if is_one else f
        q = r[:, None]*params[:4]*h*(1-h)
        g[:4] += h.T.dot(r)
        g[4] += r.sum()
        g[5:13] += q.T.dot(X).reshape(8)
        g[13:] += q.sum(0)
    return g
