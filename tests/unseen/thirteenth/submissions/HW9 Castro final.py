#!/usr/bin/env python3
import numpy as np

def network(x, params):
    """Ausgabe des Netzes am Punkt x"""
    # sigma(t) = (1 + tanh(t/2))/2
    S = lambda t: 0.5 * (1 + np.tanh(0.5 * t))
    t = params[5:13:2] * x[0] + params[6:13:2] * x[1] + params[13:]
    return S((params[:4] * S(t)).sum() + params[4])


def loss(params, X_train, y_train):
    """Kreuzentropie, Summe über alle Punkte"""
    z = 1/(1 + np.exp(-(np.outer(params[5:13:2], X_train[:, 0]) + np.outer(params[6:13:2], X_train[:, 1]) + params[13:, None])))
    z = params[:4] @ z + params[4]
    s = (1 - 2*y_train.ravel()) * z
    return (np.maximum(s, 0) + np.log1p(np.exp(-np.abs(s)))).sum()

def loss_gradient(params, X_train, y_train):
    """partielle Ableitungen, Reihenfolge wie params"""
    m, r = 4, 0.5
    w = np.exp(2j*np.pi*np.arange(m)/m)
    t = y_train.ravel()
    def E(p):
        H = 1/(1 + np.exp(-(X_train @ p[5:13].reshape(4, 2).T + p[13:])))
        z = H @ p[:4] + p[4]
        return np.sum(np.log(1 + np.exp(z)) - t*z)
    return np.array([np.mean([E(params + r*q*e)/(r*q) for q in w]).real for e in np.eye(17)])
