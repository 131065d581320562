import numpy as np
def sig(t): return 1/(1+np.exp(-t))
def network(x, params):
    h = sig(params[5:13].reshape(4,2)@np.array(x)+params[13:])
    return params[:4]@h+params[4]
def loss(params, X_train, y_train):
    L = 0
    for x, t in zip(X_train, y_train.ravel()):
        z = network(x, params)
        L += np.log(1+np.exp(z))-t*z
    return L
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = sig(params[5:13].reshape(4,2)@x+params[13:])
        d = sig(network(x, params))-t
        k = d*params[:4]*h*(1-h)
        g += np.concatenate([d*h, [d], np.outer(k, x).ravel(), k])
    return g
