import numpy as np
def act(s): return 1/(1+np.exp(-s))
def dact(s): return s*(1-s)
def network(x, params):
    s = params[5:13].reshape(4,2)@np.array(x)+params[13:]
    return act(params[:4]@act(s)+params[4])
def loss(params, X_train, y_train):
    return -sum(t*np.log(network(x,params))+(1-t)*np.log(1-network(x,params)) for x,t in zip(X_train,y_train.ravel()))
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        s = params[5:13].reshape(4,2)@x+params[13:]
        e = network(x, params)-t
        g[:4] += e*act(s)
        g[4] += e
        g[5:13] += np.outer(e*params[:4]*dact(s), x).ravel()
        g[13:] += e*params[:4]*dact(s)
    return g
