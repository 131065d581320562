import numpy as np

def sig(t): return 1/(1+np.exp(-t))

def network(x, params):
    return sig(params[:4] @ sig(params[5:13].reshape(4, 2) @ np.array(x)+params[13:])+params[4])

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    return -np.sum(y_train*np.log(f)+(1-y_train)*np.log(1-f))

def loss_gradient(params, X_train, y_train):
    H = sig(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    f = sig(H @ params[:4]+params[4])
    r = (f-y_train).reshape(-1, len(f)).sum(axis=0)
    k = r[:, None]*params[:4]*H*(1-H)
    return np.concatenate([r @ H, [r.sum()], (k.T @ X_train).ravel(), k.sum(0)])
