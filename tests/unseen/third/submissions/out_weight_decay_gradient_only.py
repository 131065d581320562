import numpy as np
from scipy.special import expit

def network(x, params):
    u, a, v, b = np.split(params, [4, 5, 13])
    return expit(u @ expit(v.reshape(-1, 2) @ np.asarray(x) + b) + a[0])
def loss(params, X_train, y_train):
    p = np.array([network(xi, params) for xi in X_train])
    t = np.asarray(y_train).flatten()
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))
def loss_gradient(params, X_train, y_train):
    y = y_train.ravel(); u = params[:4]
    H = expit(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    e = expit(H @ u + params[4]) - y
    D = np.outer(e, u)*H*(1-H)
    g = np.concatenate([H.T @ e, [e.sum()], (D.T @ X_train).ravel(), D.sum(0)])
    return g + 1e-4*params   # weight decay
