import numpy as np

def _c(params):
    v = np.asarray(params)[5:13]
    return v[0::2] + 1j * v[1::2]

def _sig(t):
    return np.exp(-np.logaddexp(0, -t))

def _hidden(z, params):
    return _sig((np.conj(_c(params)) * np.atleast_1d(z)[:, None]).real + params[13:])

def network(x, params):
    h = _hidden(x[0] + 1j * x[1], params)
    return float(_sig(h[0] @ params[:4] + params[4]))

def loss(params, X_train, y_train):
    t = _hidden(X_train[:, 0] + 1j * X_train[:, 1], params) @ params[:4] + params[4]
    return np.logaddexp(0, t).sum() - t[np.ravel(y_train) == 1].sum()

def loss_gradient(params, X_train, y_train):
    z = X_train[:, 0] + 1j * X_train[:, 1]
    h = _hidden(z, params)
    e = _sig(h @ params[:4] + params[4]) - np.ravel(y_train)
    k = e[:, None] * h * (1 - h) * params[:4]
    g = np.empty(17)
    g[:4] = e @ h
    g[4] = e.sum()
    dv = z @ k            # complex: real part for v_i1, imaginary for v_i2
    g[5:13:2], g[6:13:2] = dv.real, dv.imag
    g[13:] = k.sum(0)
    return g
