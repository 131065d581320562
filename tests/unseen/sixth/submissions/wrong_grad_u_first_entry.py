import numpy as np

def sig(q): return 1/(1+np.exp(-q))

def network(x, params):
    return sig(sig(params[5:13].reshape(4, 2).dot(x)+params[13:]).dot(params[:4])+params[4])

def loss(params, X_train, y_train):
    f = [network(x, params) for x in X_train]
    return -sum(t*np.log(q)+(1-t)*np.log(1-q) for q, t in zip(f, np.ravel(y_train)))

def loss_gradient(params, X_train, y_train):
    u = params[0]
    grad_v = np.zeros((4, 2)); grad_b = np.zeros(4); grad_u = np.zeros(4); grad_a = 0
    for x, t in zip(X_train, np.ravel(y_train)):
        h = sig(params[5:13].reshape(4, 2).dot(x)+params[13:])
        err = network(x, params)-t
        grad_u += err*h
        grad_a += err
        grad_b += err*u*h*(1-h)
        grad_v += err*u*np.outer(h*(1-h), x)
    return np.concatenate([grad_u, [grad_a], grad_v.ravel(), grad_b])
