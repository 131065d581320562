import numpy as np
from scipy.special import expit, xlogy, xlog1py
IU, IA, IV, IB = slice(0, 4), 4, slice(5, 13), slice(13, 17)
def network(x, params):
    return expit(np.inner(params[IU], expit(np.inner(params[IV].reshape(4, 2), x) + params[IB])) + params[IA])
def _all(params, X):
    H = expit(np.inner(X, params[IV].reshape(4, 2)) + params[IB])
    return H, expit(np.inner(H, params[IU]) + params[IA])
def loss(params, X_train, y_train):
    _, p = _all(params, X_train)
    t = np.reshape(y_train, p.shape)
    return -(xlogy(t, p) + xlog1py(1 - t, -p)).sum()
def loss_gradient(params, X_train, y_train):
    H, p = _all(params, X_train)
    e = p - np.reshape(y_train, p.shape)
    g = np.zeros_like(params, dtype=float)
    g[IU] = np.inner(e, H.T)
    g[IA] = np.sum(e)
    M = e[:, np.newaxis] * params[IU] * H * expit(-(np.inner(X_train, params[IV].reshape(4, 2)) + params[IB]))
    g[IV] = np.ravel(np.inner(M.T, X_train.T))
    g[IB] = M.sum(0)
    return g
