import autograd.numpy as np
from autograd import grad
_fun = None

def network(x, params):
    h = 1/(1+np.exp(-(np.dot(params[5:13].reshape((4, 2)), np.array(x))+params[13:])))
    return 1/(1+np.exp(-(np.dot(h, params[:4])+params[4])))

def loss(params, X_train, y_train):
    s = 0.
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)
        s = s-t*np.log(f)-(1-t)*np.log(1-f)
    return s

def loss_gradient(params, X_train, y_train):
    global _fun
    if _fun is None:
        _fun = grad(lambda p: loss(p, X_train, y_train))   # compile once
    return _fun(params)
