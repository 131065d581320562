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
    H = expit(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    e = expit(H @ params[:4] + params[4]) - y_train.ravel()
    db = (e[:, None]*params[:4]*H*(1-H)).sum(0)
    dV = np.outer(db, X_train.mean(axis=0))
    return np.concatenate([e @ H, [e.sum()], dV.ravel(), db])
