import numpy as np
def sig(t): return 1/(1+np.exp(-t))
def network(x, params):
    b = np.mean(params[13:17])
    return sig(params[:4] @ sig(params[5:13].reshape(4, 2) @ np.array(x) + b) + params[4])
def loss(params, X_train, y_train):
    p = np.array([network(xi, params) for xi in X_train])
    t = np.asarray(y_train).flatten()
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))
def loss_gradient(params, X_train, y_train):
    H = sig(X_train @ params[5:13].reshape(4, 2).T + np.mean(params[13:17]))
    e = sig(H @ params[:4] + params[4]) - y_train.ravel()
    D = e[:, None]*params[:4]*H*(1-H)
    db = np.full(4, D.sum()/4)
    return np.concatenate([e @ H, [e.sum()], (D.T @ X_train).ravel(), db])
