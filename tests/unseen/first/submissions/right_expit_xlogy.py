import numpy as np
from scipy.special import expit, xlogy, xlog1py

def network(x, params):
    V = np.column_stack([params[5:13:2], params[6:13:2]])
    return expit(params[4] + np.inner(params[:4], expit(np.inner(V, x) + params[-4:])))

def loss(params, X_train, y_train):
    yh = np.array([network(x, params) for x in X_train])
    t = np.asarray(y_train).ravel()
    return -(xlogy(t, yh) + xlog1py(1-t, -yh)).sum()

def loss_gradient(params, X_train, y_train):
    t = np.asarray(y_train).ravel()
    Z = np.inner(X_train, np.column_stack([params[5:13:2], params[6:13:2]])) + params[-4:]
    H = expit(Z)
    r = expit(np.inner(H, params[:4]) + params[4]) - t
    B = np.outer(r, params[:4])*H*expit(-Z)
    gv = np.zeros((4, 2))
    gv[:, 0] = np.inner(B.T, X_train[:, 0]); gv[:, 1] = np.inner(B.T, X_train[:, 1])
    return np.append(np.append(np.append(np.inner(H.T, r), r.sum()), gv), B.sum(axis=0))
