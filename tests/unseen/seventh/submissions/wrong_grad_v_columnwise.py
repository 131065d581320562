import numpy as np
from scipy.special import expit, xlogy

def hidden(X, p): return expit(X @ p[5:13].reshape(4, 2).T + p[13:])
def out(h, p): return expit(h @ p[:4] + p[4])

def network(x, params):
    return out(hidden(np.array(x, dtype=float), params), params)

def loss(params, X_train, y_train):
    y = y_train.ravel()
    f = out(hidden(X_train, params), params)
    return -np.sum(xlogy(y, f) + xlogy(1 - y, 1 - f))

def loss_gradient(params, X_train, y_train):
    h = hidden(X_train, params)
    d = out(h, params) - y_train.ravel()
    D = d[:, None] * params[:4] * h * (1 - h)
    return np.concatenate([h.T @ d, [d.sum()], (X_train.T @ D).ravel(), D.sum(0)])
