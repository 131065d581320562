# PHYS 398 homework 9
from scipy.special import expit, log_expit
import math
import numpy as np

def logistic(t):
    if t >= 0:
        return 1 / (1 + math.exp(-t))
    e = math.exp(t)
    return e / (1 + e)

def network(x, params):
    """forward pass"""
    z = params[4]
    for k in range(4):
        z = z + params[k] * logistic(np.dot(params[5+2*k:7+2*k], x) + params[13+k])
    return logistic(z)


def loss(params, X_train, y_train):
    """cross entropy"""
    h = expit(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    z = h @ params[:4] + params[4]
    t = y_train.ravel()
    return -(t*log_expit(z) + (1 - t)*log_expit(-z)).sum()


def loss_gradient(params, X_train, y_train):
    """backprop by hand"""
    x1, x2 = X_train.T
    u = params[:4].reshape(4, 1)
    h = 1/(1 + np.exp(-(params[5:13:2, None]*x1 + params[6:13:2, None]*x2 + params[13:, None])))
    e = 1/(1 + np.exp(-((u*h).sum(0) + params[4]))) - np.ravel(y_train)[::-1]
    k = e*u*h*(1 - h)
    g = np.zeros(17)
    g[0:4] = (e*h).sum(1)
    g[4] = e.sum()
    g[5:13:2] = (k*x1).sum(1)
    g[6:13:2] = (k*x2).sum(1)
    g[13:17] = k.sum(1)
    return g
