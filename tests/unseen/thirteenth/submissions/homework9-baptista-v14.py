from scipy.special import expit, log_expit
import numpy as np
from scipy import stats

def network(x, params):
    hid = stats.logistic.cdf(np.matmul(params[5:13].reshape(4, 2), x) + params[-4:])
    return float(stats.logistic.cdf(hid @ params[:4] + params[4]))


def loss(params, X_train, y_train):
    h = expit(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    z = h @ params[:4] + params[4]
    t = y_train.ravel()
    return -(t*log_expit(z) + (1 - t)*log_expit(-z)).sum()


def phi(s):
    return 1/(1 + np.exp(-s))

def dphi(s, h=1e-7):
    return (phi(s + h) - phi(s))/h

def loss_gradient(params, X_train, y_train):
    u, V = params[:4], params[5:13].reshape(4, 2)
    S = X_train @ V.T + params[13:]
    Y = phi(S)
    e = phi(Y @ u + params[4]) - y_train.ravel()
    back = e[:, None]*u*dphi(S)
    return np.concatenate((e @ Y, [e.sum()], (back.T @ X_train).ravel(), back.sum(axis=0)))


# end
