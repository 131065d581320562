import numpy as np


def network(x, params):
    V = np.matrix(params[5:13].reshape(4, 2))
    h = 1 / (1 + np.exp(-(V * np.matrix(x).T + np.matrix(params[13:]).T)))
    return float(1 / (1 + np.exp(-(np.matrix(params[:4]) * h)[0, 0] - params[4])))


def loss(params, X_train, y_train):
    t = y_train.reshape(-1)
    outs = np.array([network(X_train[k], params) for k in range(X_train.shape[0])])
    return np.sum(-t*np.log(outs) - (1 - t)*np.log(1 - outs))


def loss_gradient(params, X_train, y_train):
    # arrays here, matrix is too confusing
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1 / (1 + np.exp(-(X_train @ V.T + b)))
    P = 1 / (1 + np.exp(-(H @ u + a)))
    d = P - np.ravel(y_train)
    M = d[:, None] * u * H * (1 - H)
    return np.concatenate((d @ H, [d.sum()], (M.T @ X_train).ravel(), M.sum(axis=0)))
