# -*- coding: utf-8 -*-
import math
import numpy as np

def network(x, params):
    A = np.column_stack([params[5:13].reshape(4, 2), params[13:]])
    h = 1/(1 + np.exp(-A.dot([x[0], x[1], 1.])))
    w = np.append(params[:4], params[4])
    return 1/(1 + np.exp(-w.dot(np.append(h, 1.))))


def ln(q):
    m, e = math.frexp(q)
    w = (m - 1)/(m + 1)
    return e*0.6931471805599453 + 2*sum(w**(2*k + 1)/(2*k + 1) for k in range(15))

def loss(params, X_train, y_train):
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    t = np.ravel(y_train)
    f = 1 / (1 + np.exp(-z))
    return -sum(ln(q) for q in np.where(t == 1, f, 1 - f))


def loss_gradient(params, X_train, y_train):
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
