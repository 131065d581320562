import numpy as np
from scipy.special import expit

def network(x, params):
    u, a, v, b = np.split(params, [4, 5, 13])
    return expit(u @ expit(v.reshape(-1, 2) @ np.asarray(x) + b) + a[0])
def loss(params, X_train, y_train):
    y = y_train.reshape(-1)
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, z) - y * z)
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17); h = 1e-3
    for i in range(17):
        params[i] += h; up = loss(params, X_train, y_train)
        params[i] -= 2*h; down = loss(params, X_train, y_train)
        g[i] = (up - down)/(2*h)
    return g
