from scipy.optimize import approx_fprime
import numpy as np

def network(x, params):
    """sortie du réseau pour un point x"""
    A = np.column_stack([params[5:13].reshape(4, 2), params[13:]])
    h = 1/(1 + np.exp(-A.dot([x[0], x[1], 1.])))
    w = np.append(params[:4], params[4])
    return 1/(1 + np.exp(-w.dot(np.append(h, 1.))))


def loss(params, X_train, y_train):
    """entropie croisée"""
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1 / (1 + np.exp(-(H @ params[:4] + params[4])))
    t = np.ravel(y_train)
    return -np.sum(t * np.log(f) + (1 - t) * np.log(1 - f))

def loss_gradient(params, X_train, y_train):
    """dérivées partielles"""
    return approx_fprime(params, loss, 1e-12, X_train, y_train)
