import numpy as np
from scipy.special import expit, xlogy, xlog1py
from scipy.linalg import block_diag

def network(x, params):
    rows = block_diag(*params[5:13].reshape(4, 1, 2))     # (4,8)
    hid = expit(rows @ np.tile(x, 4) + params[13:])
    return expit(hid @ params[:4] + params[4])

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train]).reshape(np.shape(y_train))
    return -(xlogy(y_train, f) + xlog1py(1 - y_train, -f)).sum()

def loss_gradient(params, X_train, y_train):
    r = np.array([network(x, params) for x in X_train]) - np.ravel(y_train)
    Xt = np.tile(X_train, (1, 4))
    V = block_diag(*params[5:13].reshape(4, 1, 2))
    H = expit(Xt @ V.T + params[13:])
    T = H*(1 - H)*params[:4]
    D = np.hstack([H, np.ones((len(H), 1)), np.repeat(T, 2, axis=1)*Xt, T])
    return r @ D
