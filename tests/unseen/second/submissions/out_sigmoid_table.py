import numpy as np
GRID = np.linspace(-50, 50, 2001)
TABLE = 1/(1+np.exp(-GRID))
def sig(z): return np.interp(z, GRID, TABLE)
def network(x, params):
    return sig(params[:4] @ sig(params[5:13].reshape(4, 2) @ x + params[13:]) + params[4])
def loss(params, X_train, y_train):
    p = np.array([network(x, params) for x in X_train]); t = y_train.ravel()
    return -np.sum(t*np.log(p) + (1-t)*np.log(1-p))
def loss_gradient(params, X_train, y_train):
    H = sig(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    e = sig(H @ params[:4] + params[4]) - y_train.ravel()
    D = e[:, None]*params[:4]*H*(1-H)
    return np.concatenate([e @ H, [e.sum()], (D.T @ X_train).ravel(), D.sum(0)])
