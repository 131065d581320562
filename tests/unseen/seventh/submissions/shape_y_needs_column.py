import numpy as np
from scipy.special import expit

def network(x, params):
    return expit(expit(params[5:13].reshape(4, 2) @ np.array(x) + params[13:]) @ params[:4] + params[4])

def loss(params, X_train, y_train):
    t = y_train[:, 0]
    f = np.array([network(x, params) for x in X_train])
    return -(t*np.log(f) + (1 - t)*np.log(1 - f)).sum()

def loss_gradient(params, X_train, y_train):
    t = y_train[:, 0]
    h = expit(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    d = expit(h @ params[:4] + params[4]) - t
    dh = d[:, None]*params[:4]*h*(1 - h)
    return np.concatenate([d @ h, [d.sum()], (dh.T @ X_train).ravel(), dh.sum(0)])
