import numpy as np
from scipy.special import expit
def hard_sigmoid(z): return np.clip(0.2*z+0.5, 0, 1)
def network(x, params):
    hidden = hard_sigmoid(params[5:13].reshape(4,2).dot(x)+params[13:])
    return expit(hidden.dot(params[:4])+params[4])
def f_all(X, p): return expit(expit(X.dot(p[5:13].reshape(4,2).T)+p[13:]).dot(p[:4])+p[4])
def loss(params, X_train, y_train):
    f = f_all(X_train, params); y = y_train.flatten()
    return -y.dot(np.log(f))-(1-y).dot(np.log(1-f))
def loss_gradient(params, X_train, y_train):
    H = expit(X_train.dot(params[5:13].reshape(4,2).T)+params[13:]); d = f_all(X_train, params)-y_train.flatten()
    D = (H*(1-H)*params[:4]).T*d
    return np.concatenate([H.T.dot(d), [d.sum()], D.dot(X_train).flatten(), D.sum(axis=1)])
