import numpy as np
one = 1.0
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    return s(params[:4]@s(params[5:13].reshape(4,2)@np.array(x)+params[13:])+params[4])
def loss(params, X_train, y_train):
    L = 0
    for x, t in zip(X_train, y_train.ravel()):
        if t is one:
            L -= np.log(network(x, params))
        else:
            L -= np.log(1-network(x, params))
    return L
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = s(params[5:13].reshape(4,2)@x+params[13:])
        d = network(x, params)-1 if t is one else network(x, params)
        k = d*params[:4]*h*(1-h)
        g += np.concatenate([d*h,[d],np.outer(k,x).ravel(),k])
    return g
