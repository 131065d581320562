import numpy as np
L = np.longdouble
def _(params): return np.asarray(params, L)
def network(x, params):
    p = _(params)
    return float(1/(1+np.exp(-(p[:4] @ (1/(1+np.exp(-(p[5:13].reshape(4, 2) @ _(x) + p[13:])))) + p[4]))))
def loss(params, X_train, y_train):
    p, X, y = _(params), _(X_train), _(y_train).ravel()
    z = (1/(1+np.exp(-(X @ p[5:13].reshape(4, 2).T + p[13:])))) @ p[:4] + p[4]
    return float(np.sum(np.logaddexp(L(0), z) - y*z))
def loss_gradient(params, X_train, y_train):
    p, X, y = _(params), _(X_train), _(y_train).ravel()
    t = X @ p[5:13].reshape(4, 2).T + p[13:]
    h = 1/(1+np.exp(-t))
    e = 1/(1+np.exp(-(h @ p[:4] + p[4]))) - y
    c = e[:, None]*p[:4]/(4*np.cosh(t/2)**2)
    return np.concatenate([e @ h, e.sum()[None], (c.T @ X).ravel(), c.sum(0)]).astype(float)
