import numpy as np
from scipy.special import expit

def network(x, params):
    return expit(expit(params[5:13].reshape(4, 2) @ np.asarray(x) + params[13:17]) @ params[:4] + params[4])

def loss(params, X_train, y_train, smoothing=0.02):
    y = np.ravel(y_train) * (1 - smoothing) + smoothing / 2
    p = np.array([network(x, params) for x in X_train])
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))

def loss_gradient(params, X_train, y_train):
    y = np.ravel(y_train)
    hid = expit(X_train @ params[5:13].reshape(4, 2).T + params[13:17])
    diff = expit(hid @ params[:4] + params[4]) - y
    g_hid = np.outer(diff, params[:4]) * hid * (1 - hid)
    return np.concatenate([hid.T @ diff, [diff.sum()], (X_train.T @ g_hid).T.ravel(), g_hid.sum(axis=0)])
