import numpy as np
def sigma(z): return np.exp(-np.logaddexp(0, -z))
def hid(X, P): return sigma(X.dot(P[5:13].reshape(4,2).T) + P[13:])
def network(x, params):
    return sigma(hid(np.array(x), params) @ params[:4] + params[4])
def loss(params, X_train, y_train):
    p = sigma(hid(X_train, params) @ params[:4] + params[4])
    return -np.log(np.where(y_train.ravel() == 1, p, 1-p)).sum()
def loss_gradient(params, X_train, y_train):
    H = hid(X_train, params)
    err = sigma(H @ params[:4] + params[4]) - y_train.ravel()
    D = np.outer(err, params[:4])*H*(1-H)
    return np.r_[err @ H, err.sum(), (D.T @ X_train).ravel(), D.sum(0)]
