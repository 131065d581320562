import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    x = np.array(x).reshape(2, 1)
    h = s(params[5:13].reshape(4,2)@x+params[13:].reshape(4,1))
    return s(params[:4]@h+params[4])
def loss(params, X_train, y_train):
    tot = 0.
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)[0]
        tot -= t*np.log(f)+(1-t)*np.log(1-f)
    return tot
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = s(params[5:13].reshape(4,2)@x+params[13:]); d = network(x, params)[0]-t; q = d*params[:4]*h*(1-h)
        g += np.concatenate([d*h,[d],np.outer(q,x).ravel(),q])
    return g
