from scipy import stats
import math
import numpy as np

def sig(t):
    return 1.0 / (1.0 + math.exp(-t))

def network(x, params):
    """выход сети в точке x"""
    out = params[4]
    for i in range(4):
        z = params[5 + 2*i] * x[0] + params[6 + 2*i] * x[1] + params[13 + i]
        out += params[i] * sig(z)
    return sig(out)


def loss(params, X_train, y_train):
    """перекрёстная энтропия"""
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    q = 1/(1 + np.exp(-(H @ params[:4] + params[4])))
    return -stats.bernoulli.logpmf(y_train.ravel().astype(int), q).sum()


def loss_gradient(params, X_train, y_train):
    """градиент"""
    x1, x2 = X_train.T
    u = params[:4].reshape(4, 1)
    h = 1/(1 + np.exp(-(params[5:13:2, None]*x1 + params[6:13:2, None]*x2 + params[13:, None])))
    e = 1/(1 + np.exp(-((u*h).sum(0) + params[4]))) - np.ravel(y_train)
    k = e*u*h*(1 - h)
    g = np.zeros(17)
    g[0:4] = (e*h).sum(1)
    g[4] = e.sum()
    g[5:13:2] = (k*x1).sum(1)
    g[6:13:2] = (k*x2).sum(1)
    g[13:17] = k.sum(1)
    return g
