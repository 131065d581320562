import numpy as np
def sigma(t): return 1/(1+np.exp(-t))
def network(x, params):
    h = sigma(params[5:13].reshape(4,2)@np.asarray(x)+params[13:])
    return sigma(params[:4]@h+params[4])
def loss(params, X_train, y_train):
    y = y_train.ravel()
    e = np.array([-t*np.log(network(x,params))-(1-t)*np.log(1-network(x,params)) for x,t in zip(X_train,y)])
    if len(e) == 1:
        return e[0]
    return np.sum((e[1:]+e[:-1])/2)
def loss_gradient(params, X_train, y_train):
    y = y_train.ravel(); g = np.zeros(17)
    for x,t in zip(X_train,y):
        h = sigma(params[5:13].reshape(4,2)@x+params[13:]); d = sigma(params[:4]@h+params[4])-t
        q = d*params[:4]*h*(1-h)
        g += np.hstack((d*h,d,np.kron(q,x),q))
    return g
