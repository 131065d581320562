import numpy as np
def network(x, params):
    s = lambda t: 0.5 * (1 + np.tanh(0.5 * t))
    w = params[5:13]
    hidden = s(w[0::2] * x[0] + w[1::2] * x[1] + params[13:17])
    return s((params[:4] * hidden).sum() + params[4])
def hs(params, P): return 0.5*(1+np.tanh(0.5*(P @ params[5:13].reshape(4, 2).T + params[13:])))
def zs(params, P): return hs(params, P) @ params[:4] + params[4]
def softplus(t): return np.maximum(t, 0) + np.log1p(np.exp(-np.abs(t)))
def loss(params, X_train, y_train):
    one = y_train.ravel() == 1
    return softplus(-zs(params, X_train[one])).sum() + softplus(zs(params, X_train[~one])).sum()
def loss_gradient(params, X_train, y_train):
    one = y_train.ravel() == 1
    g = np.zeros(17)
    for P, sign in ((X_train[one], -1.), (X_train[~one], 1.)):
        h = hs(params, P)
        e = sign*0.5*(1+np.tanh(0.5*sign*zs(params, P)))
        k = e[:, None]*params[:4]*h*(1-h)
        g += np.concatenate([e @ h, [e.sum()], (k.T @ P).ravel(), k.sum(0)])
    return g
