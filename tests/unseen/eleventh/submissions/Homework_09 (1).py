import numpy as np
def act(t): return 1/(1+np.exp(-t))
def network(x, params):
    h = act(params[5:13].reshape(4,2)@np.array(x)+params[13:])
    return act(params[:4]@h+params[4]), h
def loss(params, X_train, y_train):
    E = 0
    for x, t in zip(X_train, y_train.ravel()):
        o, _ = network(x, params)
        E -= t*np.log(o)+(1-t)*np.log(1-o)
    return E
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        o, h = network(x, params)
        d = o-t; q = d*params[:4]*h*(1-h)
        g += np.concatenate([d*h,[d],np.outer(q,x).ravel(),q])
    return g
