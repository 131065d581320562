import numpy as np
def sig(t): return 1/(1+np.exp(-t))

MAX_GRAD = 25.   # avoid exploding gradients

def network(x, params):
    V = np.reshape(params[5:13], (-1, 2))
    return sig(params[:4] @ sig(V @ np.array(x) + params[-4:]) + params[4])

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train]); y = y_train.ravel()
    return -(np.log(f[y > .5]).sum() + np.log(1 - f[y < .5]).sum())

def loss_gradient(params, X_train, y_train):
    V = np.reshape(params[5:13], (-1, 2))
    h = sig(X_train @ V.T + params[-4:])
    r = sig(h @ params[:4] + params[4]) - y_train.ravel()
    t = r[:, None] * params[:4] * h * (1 - h)
    grad = np.concatenate([r @ h, [r.sum()], (t.T @ X_train).ravel(), t.sum(0)])
    return np.clip(grad, -MAX_GRAD, MAX_GRAD)
