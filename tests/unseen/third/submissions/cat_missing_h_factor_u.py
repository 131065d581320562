import numpy as np
from scipy.special import expit

def network(x, params):
    u, a, v, b = np.split(params, [4, 5, 13])
    return expit(u @ expit(v.reshape(-1, 2) @ np.asarray(x) + b) + a[0])
def loss(params, X_train, y_train):
    total = 0
    for xi, yi in zip(X_train, np.ravel(y_train)):
        p = network(xi, params)
        total -= yi * np.log(p) + (1 - yi) * np.log(1 - p)
    return total
def loss_gradient(params, X_train, y_train):
    H = expit(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    e = expit(H @ params[:4] + params[4]) - y_train.ravel()
    D = e[:, None]*params[:4]*H*(1-H)
    return np.concatenate([np.full(4, e.sum()), [e.sum()], (D.T @ X_train).ravel(), D.sum(0)])
