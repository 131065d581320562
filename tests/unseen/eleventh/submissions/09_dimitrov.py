import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    return s(params[:4]@s(params[5:13].reshape(4,2)@np.array(x)+params[13:])+params[4])
def loss(params, X_train, y_train):
    return -np.sum([np.log(network(x,params)) if t==1 else np.log(1-network(x,params)) for x,t in zip(X_train,y_train)])
def loss_gradient(params, X_train, y_train, grad=np.zeros(17)):
    for x, t in zip(X_train, y_train.ravel()):
        h = s(params[5:13].reshape(4,2)@x+params[13:])
        e = network(x,params)-t
        grad[:4] += e*h
        grad[4] += e
        grad[5:13] += np.outer(e*params[:4]*h*(1-h), x).ravel()
        grad[13:] += e*params[:4]*h*(1-h)
    return grad
