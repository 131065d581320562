"""Homework 09"""
from scipy import stats
import math
import numpy as np

def network(x, params):
    """sortie du réseau pour un point x"""
    u, a = params[:4], params[4]
    V = params[5:13].reshape(4, 2)
    b = params[13:]
    h = 1 / (1 + np.exp(-(V @ np.asarray(x) + b)))
    return 1 / (1 + np.exp(-(u @ h + a)))


def loss(params, X_train, y_train):
    """entropie croisée"""
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    q = 1/(1 + np.exp(-(H @ params[:4] + params[4])))
    return -stats.bernoulli.logpmf(y_train.ravel().astype(int), q).sum()


try:
    from numba import njit
except Exception:
    def njit(f):
        return f

@njit
def total(p, X, t):
    E = 0.0
    for n in range(len(t)):
        z = p[4]
        for i in range(4):
            z += p[i]/(1 + math.exp(-(p[5+2*i]*X[n, 0] + p[6+2*i]*X[n, 1] + p[13+i])))
        E += math.log(1 + math.exp(z)) - t[n]*z
    return E

def loss_gradient(params, X_train, y_train):
    """dérivées partielles"""
    t = np.ravel(y_train)
    g = np.zeros(17)
    for k in range(17):
        q = params.copy()
        q[k] += 1e-5
        hi = total(q, X_train, t)
        q[k] -= 2e-5
        g[k] = (hi - total(q, X_train, t))/2e-5
    return g
