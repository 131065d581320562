from scipy.special import expit
import numpy as np

def network(x, params):
    """Ausgabe des Netzes am Punkt x"""
    W = np.array(params[5:13]).reshape(-1, 2)
    hidden = expit(np.dot(W, x) + params[13:17])
    return float(expit(np.dot(params[0:4], hidden) + params[4]))


def loss(params, X_train, y_train):
    """Kreuzentropie, Summe über alle Punkte"""
    z = 1/(1 + np.exp(-(np.outer(params[5:13:2], X_train[:, 0]) + np.outer(params[6:13:2], X_train[:, 1]) + params[13:, None])))
    z = params[:4] @ z + params[4]
    s = (1 - 2*y_train.ravel()) * z
    return (np.maximum(s, 0) + np.log1p(np.exp(-np.abs(s)))).sum()

def loss_gradient(params, X_train, y_train):
    """partielle Ableitungen, Reihenfolge wie params"""
    L0 = loss(params, X_train, y_train)
    grad = np.zeros(17)
    for k in range(17):
        p = params.copy()
        p[k] += 1e-6
        grad[k] = (loss(p, X_train, y_train) - L0) / 1e-6
    return grad
