import numpy as np
from scipy.special import expit, log_expit

def act(X, p):
    return expit(np.asarray(X) @ np.stack([p[5:13:2], p[6:13:2]]) + p[-4:])

def network(x, params):
    return expit(act(x, params) @ params[:4] + params[4])

def loss(params, X_train, y_train):
    sgn = 2 * np.ravel(y_train) - 1
    return -log_expit(sgn * (act(X_train, params) @ params[:4] + params[4])).sum()

def loss_gradient(params, X_train, y_train):
    sgn = 2 * np.ravel(y_train) - 1
    h = act(X_train, params)
    e = -sgn * expit(-sgn * (h @ params[:4] + params[4]))
    dh = e[:, None] * params[:4] * h * (1 - h)
    dv = np.stack([X_train[:, 0] @ dh, X_train[:, 1] @ dh], axis=1)
    return np.concatenate((e @ h, [np.sum(e)], dv.ravel(), dh.sum(0)))
