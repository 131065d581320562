import numpy as np
from scipy.special import expit

def _logit(params, X):
    h = expit(X @ params[5:13].reshape(4, 2).T + params[13:17])
    return h, h @ params[0:4] + params[4]

def network(x, params):
    return float(expit(_logit(params, np.asarray(x, float))[1]))

def loss(params, X_train, y_train):
    # -log sigma(z) = log(1+e^-z),  -log(1-sigma(z)) = log(1+e^z)
    _, z = _logit(params, X_train)
    s = np.where(np.ravel(y_train) == 1, -1.0, 1.0)
    return np.logaddexp(0, s * z).sum()

def loss_gradient(params, X_train, y_train):
    h, z = _logit(params, X_train)
    r = expit(z) - np.ravel(y_train)
    w = (r[:, None] * params[:4]) * h * (1 - h)
    return np.hstack([r @ h, r.sum(), (w.T @ X_train).flatten(), w.sum(axis=0)])
