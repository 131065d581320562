import autograd.numpy as np
from autograd import grad

def network(x, params):
    """x may be (2,) or (N,2)"""
    x = np.array(x)
    pre = params[4]
    for k in range(4):
        w = params[5+2*k:7+2*k]
        pre = pre + params[k]*np.exp(-np.logaddexp(0, -(np.dot(x, w) + params[13+k])))
    return np.exp(-np.logaddexp(0, -pre))

def loss(params, X_train, y_train):
    y = y_train.reshape(-1)
    phat = network(X_train, params)
    return np.sum(-y*np.log(phat) - (1.-y)*np.log1p(-phat))

def loss_gradient(params, X_train, y_train):
    return grad(loss)(params, X_train, y_train)
