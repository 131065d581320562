import numpy as np


def network(x, params):
    u, a, v, b = np.split(np.asarray(params), [4, 5, 13])
    h = 1./(1. + np.exp(-(v.reshape(4, 2) @ np.asarray(x, dtype=float) + b)))
    return float((1./(1. + np.exp(-(h @ u + a))))[0])


def loss(params, X_train, y_train):
    Z = X_train @ params[5:13].reshape(4, 2).T + params[13:]
    z = (1 / (1 + np.exp(-Z))) @ params[:4] + params[4]
    t = np.asarray(y_train, float).ravel()
    return np.sum(np.logaddexp(0, z) - t * z)


def loss_gradient(params, X_train, y_train):
    out = np.empty(17)
    for j in range(17):
        e = np.zeros(17); e[j] = 1e-3
        out[j] = (loss(params+e, X_train, y_train) - loss(params-e, X_train, y_train))/2e-3
    return out
