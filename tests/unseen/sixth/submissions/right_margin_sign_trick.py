import numpy as np
from scipy.special import expit, log_expit

def logits(X, p):
    return expit(X.dot(p[5:13].reshape(4, 2).T) + p[13:]).dot(p[:4]) + p[4]

def network(x, params):
    return expit(logits(np.array(x, dtype=float), params))

def loss(params, X_train, y_train):
    s = 2*y_train.ravel() - 1
    return -log_expit(s*logits(X_train, params)).sum()

def loss_gradient(params, X_train, y_train):
    s = 2*y_train.ravel() - 1
    w = -s*expit(-s*logits(X_train, params))
    H = expit(X_train.dot(params[5:13].reshape(4, 2).T) + params[13:])
    G = H*expit(-(X_train.dot(params[5:13].reshape(4, 2).T) + params[13:]))*params[:4]
    Jac = np.c_[H, np.ones_like(w), G[:, 0]*X_train[:, 0], G[:, 0]*X_train[:, 1], G[:, 1]*X_train[:, 0], G[:, 1]*X_train[:, 1],
                G[:, 2]*X_train[:, 0], G[:, 2]*X_train[:, 1], G[:, 3]*X_train[:, 0], G[:, 3]*X_train[:, 1], G]
    return w @ Jac
