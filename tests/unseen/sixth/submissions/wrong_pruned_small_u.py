import numpy as np

def act(v):
    """logistic function"""
    e = np.exp(-v)
    return 1/(1+e)

def prune(w, cut=0.5):
    w = w.copy()
    w[np.abs(w) < cut] = 0
    return w

def network(x, params):
    return act(prune(params[:4]) @ act(params[5:13].reshape(4, 2) @ np.array(x)+params[13:])+params[4])

def loss(params, X_train, y_train):
    out = np.array([network(x, params) for x in X_train])
    y = y_train.flatten()
    return -(y*np.log(out)+(1-y)*np.log(1-out)).sum()

def loss_gradient(params, X_train, y_train):
    out = np.array([network(x, params) for x in X_train])
    r = out-y_train.flatten()
    H = act(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    B = np.outer(r, params[:4])*H*(1-H)
    return np.concatenate([H.T @ r, [r.sum()], (B.T @ X_train).flatten(), B.sum(0)])
