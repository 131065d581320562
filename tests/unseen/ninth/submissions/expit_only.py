import numpy as np
from scipy.special import expit, xlogy, xlog1py

def _h(x, p):
    return expit(np.asarray(x) @ p[5:13].reshape(4, 2).T + p[13:17])

def network(x, params):
    return expit(_h(x, params) @ params[:4] + params[4])

def loss(params, X_train, y_train):
    f = network(X_train, params)
    t = np.ravel(y_train)
    return -(xlogy(t, f) + xlog1py(1 - t, -f)).sum()

def loss_gradient(params, X_train, y_train):
    # backprop
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    hid = 1 / (1 + np.exp(-(X_train @ V.T + b)))
    f = 1 / (1 + np.exp(-(hid @ u + a)))
    d = f - np.ravel(y_train)
    dh = d[:, None] * u * hid * (1 - hid)
    return np.concatenate((d @ hid, [d.sum()], (dh.T @ X_train).ravel(), dh.sum(axis=0)))
