import numpy as np
def f(t): return 1/(1+np.exp(-t))
def network(x, params):
    h = f(params[5:13].reshape(4,2)@np.asarray(x)+params[13:])
    return f(h@params[:4]+params[4])
def loss(params, X_train, y_train):
    o = np.array([network(x, params) for x in X_train]); t = y_train.ravel()
    return -np.sum(t*np.log(o)+(1-t)*np.log(1-o))
def loss_gradient(params, X_train, y_train):
    h = f(X_train@params[5:13].reshape(4,2).T+params[13:])
    d = f(h@params[:4]+params[4])-y_train.ravel()
    k = d[:,None]*params[:4]*h*(1-h)
    g = np.concatenate([h.T@d, [d.sum()], (k.T@X_train).ravel(), k.sum(0)])
    params -= 0.001*g
    return g
