# -*- coding: utf-8 -*-
from scipy import stats
import math
import numpy as np

def network(x, params):
    """salida de la red en el punto x"""
    hid = stats.logistic.cdf(np.matmul(params[5:13].reshape(4, 2), x) + params[-4:])
    return float(stats.logistic.cdf(hid @ params[:4] + params[4]))


def loss(params, X_train, y_train):
    """entropía cruzada"""
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    q = 1/(1 + np.exp(-(H @ params[:4] + params[4])))
    return -stats.bernoulli.logpmf(y_train.ravel().astype(int), q).sum()


def loss_gradient(params, X_train, y_train):
    """derivadas parciales"""
    def sg(t):
        return 1/(1+math.exp(-t))
    result = [0.0]*17
    for x, t in zip(X_train.tolist(), np.ravel(y_train).tolist()):
        h = []
        for j in range(4):
            h.append(sg(params[5+2*j]*x[0] + params[6+2*j]*x[1] + params[13+j]))
        err = sg(sum(params[j]*h[j] for j in range(4)) + params[4]) - t
        grads = [err*hj for hj in h] + [err]
        for j in range(4):
            grads += [err*params[j]*h[j]*(1-h[j])*x[0], err*params[j]*h[j]*(1-h[j])*x[1]]
        for j in range(4):
            grads.append(sum(err*params[i]*h[i]*(1-h[i]) for i in range(4)))
        result = [r + q for r, q in zip(result, grads)]
    return np.array(result)
