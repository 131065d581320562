# -*- coding: cp1251 -*-
# Домашняя работа 9. Нейронная сеть 2-4-1
import numpy as np

def сигмоида(z):
    return 1/(1 + np.exp(-z))

def слои(X, p):
    h = сигмоида(X.dot(p[5:13].reshape(4, 2).T) + p[13:17])
    return h, сигмоида(h.dot(p[0:4]) + p[4])

def network(x, params):
    return слои(np.array([x], dtype=float), params)[1][0]

def loss(params, X_train, y_train):
    # сначала класс 1, потом класс 0
    t = y_train.ravel()
    f1 = слои(X_train[t == 1], params)[1]
    f0 = слои(X_train[t == 0], params)[1]
    return -np.log(f1).sum() - np.log(1 - f0).sum()

def loss_gradient(params, X_train, y_train):
    t = y_train.ravel()
    g = np.zeros(17)
    for c in (0, 1):
        Xc = X_train[t == c]
        h, f = слои(Xc, params)
        e = f - c
        w = e[:, None]*params[0:4]*h*(1 - h)
        g[0:4] += e @ h
        g[4] += e.sum()
        g[5:13] += (w.T @ Xc).ravel()
        g[13:17] += w.sum(axis=0)
    return g
