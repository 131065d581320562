import numpy as np
def sig(z): return 1/(1+np.exp(-z))
def network(x, params):
    return sig(np.dot(params[:4],sig(np.dot(params[5:13].reshape(4,2),x)+params[13:]))+params[4])
def loss(params, X_train, y_train):
    L = 1
    for x, t in zip(X_train, y_train.ravel()):
        p = network(x, params)
        L = L*(p^t)*((1-p)^(1-t))
    return -np.log(L)
def loss_gradient(params, X_train, y_train):
    H = sig(X_train@params[5:13].reshape(4,2).T+params[13:]); e = sig(H@params[:4]+params[4])-y_train.ravel()
    K = e[:,None]*params[:4]*H*(1-H)
    return np.r_[e@H, e.sum(), (K.T@X_train).ravel(), K.sum(0)]
