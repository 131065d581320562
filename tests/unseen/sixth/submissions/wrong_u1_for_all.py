import numpy as np
from scipy.special import expit as sgm

def network(x, params):
    h = sgm(np.dot(params[5:13].reshape(4, 2), x) + params[13:])
    return sgm(params[0]*h.sum() + params[4])

def fwd(params, X):
    h = sgm(X @ params[5:13].reshape(4, 2).T + params[13:])
    return h, h @ params[:4] + params[4]

def loss(params, X_train, y_train):
    _, z = fwd(params, X_train)
    return np.sum(np.logaddexp(0, z) - z*y_train.flatten())

def loss_gradient(params, X_train, y_train):
    h, z = fwd(params, X_train)
    e = sgm(z) - y_train.flatten()
    m = h*(1-h)*params[:4]*e[:, None]
    return np.concatenate((e @ h, [np.sum(e)], (m.T @ X_train).reshape(8), np.sum(m, 0)))
