import numpy as np
def squash(v):
    """logistic function"""
    e = np.exp(-v)
    return 1/(1+e)

def network(x, params):
    A = np.array(x, dtype=float).reshape(1, 2)
    H = squash(A @ params[5:13].reshape(4, 2).T+params[13:])
    return squash(H @ params[:4]+params[4])

def loss(params, X_train, y_train):
    total = 0.0
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)[0]
        total -= t*np.log(f)+(1-t)*np.log(1-f)
    return total

def loss_gradient(params, X_train, y_train):
    H = squash(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = np.concatenate([network(x, params) for x in X_train])-y_train.ravel()
    K = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (K.T @ X_train).ravel(), K.sum(0)])
