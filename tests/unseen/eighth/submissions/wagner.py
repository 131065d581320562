import numpy as np
def sig(z): return 1/(1+np.exp(-z))
def dsig(z): return sig(z)*(1-sig(z))
def network(x, params):
    h = sig(params[5:13].reshape(4,2)@np.asarray(x)+params[13:])
    return sig(h@params[:4]+params[4])
def loss(params, X_train, y_train):
    l = 0
    for x, t in zip(X_train, y_train.ravel()): l -= t*np.log(network(x, params))+(1-t)*np.log1p(-network(x, params))
    return l
def loss_gradient(params, X_train, y_train):
    out = 0
    for x, t in zip(X_train, y_train.ravel()):
        h = sig(params[5:13].reshape(4,2)@x+params[13:])
        e = sig(h@params[:4]+params[4])-t
        k = e*params[:4]*dsig(h)
        out = out+np.hstack([e*h, e, np.outer(k, x).ravel(), k])
    return out
