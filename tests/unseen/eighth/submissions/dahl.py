import numpy as np
def sigmoid(t): return 1/(1+np.exp(-t))
def network(x, params):
    params = list(params)
    us = [params.pop(0) for _ in range(4)]
    a = params.pop(0)
    z = a
    for k in range(4):
        v1 = params[2*k]; v2 = params[2*k+1]; b = params[8+k]
        z += us.pop()*sigmoid(v1*x[0]+v2*x[1]+b)
    return sigmoid(z)
def loss(params, X_train, y_train):
    h = sigmoid(X_train@params[5:13].reshape(4,2).T+params[13:])
    z = h@params[:4]+params[4]
    y = np.ravel(y_train)
    return (y*np.logaddexp(0,-z)+(1-y)*np.logaddexp(0,z)).sum()
def loss_gradient(params, X_train, y_train):
    h = sigmoid(X_train@params[5:13].reshape(4,2).T+params[13:])
    d = sigmoid(h@params[:4]+params[4])-np.ravel(y_train)
    e = d[:,None]*params[:4]*h*(1-h)
    return np.hstack([h.T@d, d.sum(), (e.T@X_train).ravel(), e.sum(0)])
