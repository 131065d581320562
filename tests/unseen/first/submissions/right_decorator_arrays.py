import numpy as np
from functools import wraps

def float_args(fn):
    @wraps(fn)
    def inner(*args):
        return fn(*[np.array(a, dtype=float) for a in args])
    return inner

def flat_labels(fn):
    @wraps(fn)
    def inner(p, X, t):
        return fn(p, X, t.reshape(X.shape[0]))
    return inner

@float_args
def network(x, params):
    *u, a = params[:5]
    h = [1/(1+np.exp(-np.sum(params[i:i+2]*x) - params[13+(i-5)//2])) for i in (5, 7, 9, 11)]
    return 1/(1+np.exp(-a-np.dot(u, h)))

@float_args
@flat_labels
def loss(params, X_train, y_train):
    p = np.array([network(x, params) for x in X_train])
    return -(np.log(p[y_train == 1]).sum() + np.log(1-p[y_train == 0]).sum())

@float_args
@flat_labels
def loss_gradient(params, X_train, y_train):
    A = np.c_[X_train, np.ones(len(X_train))]
    W = np.c_[params[5:13].reshape(4, 2), params[13:]]
    H = 1/(1+np.exp(-A @ W.T))
    Hb = np.c_[H, np.ones(len(H))]
    r = 1/(1+np.exp(-Hb @ params[:5])) - y_train
    gW = (r[:, None]*params[:4]*H*(1-H)).T @ A
    return np.concatenate((Hb.T @ r, gW[:, :2].ravel(), gW[:, 2]))
