import numpy as np
def g(t): return 1/(1+np.exp(-t))
def network(x, params):
    return g(np.dot(params[:4],g(np.dot(params[5:13].reshape(4,2),x)+params[13:]))+params[4])
def loss(params, X_train, y_train):
    return np.sum([-t*np.log(network(x,params))-(1-t)*np.log(1-network(x,params)) for x,t in zip(X_train,y_train.ravel())])
def loss_gradient(params, X_train, y_train):
    res = np.zeros(17)
    for x,t in zip(X_train,y_train.ravel()):
        h = g(np.dot(params[5:13].reshape(4,2),x)+params[13:]); d = network(x,params)-t
        res[0:4] += d*h
        res[4] += d
        res[5:13] += np.outer(d*h*(1-h),x).ravel()
        res[13:17] += d*params[0:4]
    return res
