import numpy as np
from scipy.special import expit

def logit(X, p): return expit(X @ p[5:13].reshape(4, 2).T+p[13:]) @ p[:4]+p[4]

def network(x, params): return expit(logit(np.array(x, dtype=float), params))

def loss(params, X_train, y_train):
    y = y_train.ravel()
    y[y == 0] = -1
    return np.logaddexp(0, -y*logit(X_train, params)).sum()

def loss_gradient(params, X_train, y_train):
    t = (y_train.ravel() > 0).astype(float)
    H = expit(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = expit(logit(X_train, params))-t
    K = np.outer(d, params[:4])*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (K.T @ X_train).ravel(), K.sum(0)])
