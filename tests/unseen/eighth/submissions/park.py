import numpy as np
LAM = 1e-5
def sg(t): return 1/(1+np.exp(-t))
def network(x, params):
    h = sg(params[5:13].reshape(4,2) @ np.asarray(x, float) + params[13:])
    return sg(params[:4] @ h + params[4])
def loss(params, X_train, y_train):
    ce = 0.
    for x, y in zip(X_train, y_train.ravel()):
        f = network(x, params)
        ce += -(y*np.log(f) + (1-y)*np.log(1-f))
    return ce + LAM*np.sum(params**2)
def loss_gradient(params, X_train, y_train):
    g = 2*LAM*params
    for x, y in zip(X_train, y_train.ravel()):
        h = sg(params[5:13].reshape(4,2) @ x + params[13:])
        d = network(x, params) - y
        e = d*params[:4]*h*(1-h)
        g = g + np.concatenate([d*h, [d], np.outer(e, x).ravel(), e])
    return g
