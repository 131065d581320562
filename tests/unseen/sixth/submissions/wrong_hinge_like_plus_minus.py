import numpy as np

def z(X, p):
    return (1/(1+np.exp(-(X @ p[5:13].reshape(4, 2).T + p[13:])))) @ p[:4] + p[4]

def network(x, params):
    return 1/(1+np.exp(-z(np.array([x]), params)[0]))

def loss(params, X_train, y_train):
    return np.log1p(np.exp(-y_train.ravel()*z(X_train, params))).sum()

def loss_gradient(params, X_train, y_train):
    h = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    d = 1/(1+np.exp(-z(X_train, params))) - y_train.ravel()
    k = h*(1-h)*np.outer(d, params[:4])
    return np.hstack((d @ h, d.sum(), (k.T @ X_train).ravel(), k.sum(axis=0)))
