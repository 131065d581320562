import numpy as np
def sgm(t): return 1/(1+np.exp(-t))
def network(x, params):
    return sgm(np.dot(params[:4], sgm(np.dot(params[5:13].reshape(4,2), x)+params[13:]))+params[4])
def loss(params, X_train, y_train):
    e = 0
    for x, t in zip(X_train, y_train.ravel()):
        e -= np.log(network(x, params)) if t > 0 else np.log(1-network(x, params))
    return e
def loss_gradient(params, X_train, y_train):
    h = sgm(X_train.dot(params[5:13].reshape(4,2).T)+params[13:])
    d = sgm(h.dot(params[:4])+params[4])-y_train.ravel()
    k = d[:,None]*params[:4]*h*(1-h)
    grad_u = h.T.dot(d); grad_a = d.sum(); grad_v = k.T.dot(X_train); grad_b = k.sum(0)
    return [grad_u, grad_a, grad_v, grad_b]
