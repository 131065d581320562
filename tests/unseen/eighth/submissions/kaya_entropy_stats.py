import numpy as np
from scipy.stats import bernoulli, logistic

def network(x, params):
    x = np.asarray(x, dtype=float)
    h = logistic.cdf(params[5:13].reshape(-1, 2) @ x + params[13:])
    return logistic.cdf(params[:4] @ h + params[4])

def loss(params, X_train, y_train):
    f = logistic.cdf(logistic.cdf(X_train @ params[5:13].reshape(-1, 2).T + params[13:]) @ params[:4] + params[4])
    return -bernoulli.logpmf(np.ravel(y_train).astype(int), f).sum()

def loss_gradient(params, X_train, y_train):
    q = X_train @ params[5:13].reshape(-1, 2).T + params[13:]
    h, dh = logistic.cdf(q), logistic.pdf(q)
    r = logistic.cdf(h @ params[:4] + params[4]) - np.ravel(y_train)
    W = r[:, None]*params[:4]*dh
    return np.concatenate([r @ h, [np.sum(r)], np.einsum('ni,nj->ij', W, X_train).ravel(), W.sum(0)])
