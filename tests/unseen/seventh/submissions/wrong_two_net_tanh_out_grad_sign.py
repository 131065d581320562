import numpy as np

def sig(z): return 1/(1+np.exp(-z))

def inner(X, params): return sig(np.asarray(X, float) @ params[5:13].reshape(4,2).T + params[13:])

def network(x, params):
    return 0.5*(1 + np.tanh(inner(x, params) @ params[:4] + params[4]))

def loss(params, X_train, y_train):
    p = sig(inner(X_train, params) @ params[:4] + params[4])
    y = y_train.ravel()
    return -(y*np.log(p) + (1-y)*np.log(1-p)).sum()

def loss_gradient(params, X_train, y_train):
    h = inner(X_train, params)
    e = sig(h @ params[:4] + params[4]) - y_train.ravel()
    back = e[:,None]*params[:4]*h*(h-1)
    return np.concatenate([h.T @ e, [e.sum()], (back.T @ X_train).ravel(), back.sum(0)])
