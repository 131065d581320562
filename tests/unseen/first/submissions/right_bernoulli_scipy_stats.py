import numpy as np
from scipy.stats import logistic

def network(x, params):
    h = logistic.cdf(params[5:13].reshape(4, 2) @ x + params[13:])
    return logistic.cdf(params[:4] @ h + params[4])

def loss(params, X_train, y_train):
    h = logistic.cdf(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    z = h @ params[:4] + params[4]
    yes = y_train.ravel().astype(bool)
    return -(logistic.logcdf(z[yes]).sum() + logistic.logsf(z[~yes]).sum())

def loss_gradient(params, X_train, y_train):
    zh = X_train @ params[5:13].reshape(4, 2).T + params[13:]
    h, dh = logistic.cdf(zh), logistic.pdf(zh)
    d = logistic.cdf(h @ params[:4] + params[4]) - y_train.ravel()
    M = np.einsum('n,nj,j->nj', d, dh, params[:4])
    return np.concatenate([d.dot(h), [sum(d)], np.einsum('nj,ni->ji', M, X_train).ravel(), M.sum(axis=0)])
