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
nodes = iter([0, 1, 2, 3]*5)
def loss_gradient(params, X_train, y_train):
    H = expit(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    e = expit(H @ params[:4] + params[4]) - y_train.ravel()
    g = np.zeros(17); g[4] = e.sum()
    for _ in range(4):
        j = next(nodes, None)
        if j is None: break
        k = e*params[j]*H[:, j]*(1-H[:, j])
        g[j] = e @ H[:, j]; g[5+2*j:7+2*j] = k @ X_train; g[13+j] = k.sum()
    return g
