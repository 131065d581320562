import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    x = np.reshape(x, (2,1)); u = params[:4].reshape(1,4); b = params[13:].reshape(4,1)
    return s(u@s(params[5:13].reshape(4,2)@x+b)+params[4])[0,0]
def loss(params, X_train, y_train):
    L = 0
    for x, t in zip(X_train, y_train.ravel()):
        L -= t*np.log(network(x,params))+(1-t)*np.log(1-network(x,params))
    return L
def loss_gradient(params, X_train, y_train):
    g = np.zeros((17,1))
    for x, t in zip(X_train, y_train.ravel()):
        x = x.reshape(2,1)
        h = s(params[5:13].reshape(4,2)@x+params[13:].reshape(4,1))
        d = network(x.ravel(), params)-t
        k = d*params[:4].reshape(4,1)*h*(1-h)
        g += np.vstack([d*h, [[d]], (k@x.T).reshape(8,1), k])
    return g
