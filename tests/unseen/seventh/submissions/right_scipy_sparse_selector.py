import numpy as np
from scipy import sparse

def selector(x):
    x1, x2 = float(x[0]), float(x[1])
    rows = [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]
    cols = [5, 6, 13, 7, 8, 14, 9, 10, 15, 11, 12, 16]
    return sparse.csr_matrix(([x1, x2, 1.0] * 4, (rows, cols)), shape=(4, 17))

def sg(t):
    return 1 / (1 + np.exp(-t))

def network(x, params):
    return sg(params[:4] @ sg(selector(x) @ params) + params[4])

def loss(params, X_train, y_train):
    vals = np.array([network(x, params) for x in X_train])
    t = np.ravel(y_train)
    return -(t @ np.log(vals) + (1 - t) @ np.log(1 - vals))

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        M = selector(x)
        h = sg(M @ params)
        e = sg(params[:4] @ h + params[4]) - t
        g += M.T @ (e * params[:4] * h * (1 - h))
        g[:4] += e * h
        g[4] += e
    return g
