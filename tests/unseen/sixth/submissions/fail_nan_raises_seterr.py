import numpy as np

def sig(t):
    with np.errstate(all='raise'):
        return np.exp(t*8)**0.125/(1+np.exp(t*8)**0.125)

def network(x, params):
    return sig(params[:4] @ sig(params[5:13].reshape(4, 2) @ np.array(x)+params[13:])+params[4])

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    return -np.log(np.where(y_train.ravel() == 1, f, 1-f)).sum()

def loss_gradient(params, X_train, y_train):
    H = sig(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = sig(H @ params[:4]+params[4])-y_train.ravel()
    K = np.outer(d, params[:4])*H*(1-H)
    return np.r_[d @ H, d.sum(), (K.T @ X_train).ravel(), K.sum(0)]
