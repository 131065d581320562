import numpy as np
from scipy.special import expit

def network(x, params):
    u, a, v, b = np.split(params, [4, 5, 13])
    return expit(u @ expit(v.reshape(-1, 2) @ np.asarray(x) + b) + a[0])
def sort_points(X): return X[np.argsort(X[:, 0])]
def loss(params, X_train, y_train):
    y = y_train.ravel()
    return -sum(np.log(network(x, params)) if t else np.log(1-network(x, params)) for x, t in zip(sort_points(X_train), y))
def loss_gradient(params, X_train, y_train):
    X = sort_points(X_train)
    H = expit(X @ params[5:13].reshape(4, 2).T + params[13:])
    e = expit(H @ params[:4] + params[4]) - y_train.ravel()
    D = e[:, None]*params[:4]*H*(1-H)
    return np.concatenate([e @ H, [e.sum()], (D.T @ X).ravel(), D.sum(0)])
