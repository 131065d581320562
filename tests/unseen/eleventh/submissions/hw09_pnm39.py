import numpy as np
total = 0.0
def s(t): return 1/(1+np.exp(-t))
def network(x, params): return s(params[:4]@s(params[5:13].reshape(4,2)@np.array(x)+params[13:])+params[4])
def loss(params, X_train, y_train):
    global total
    for x, t in zip(X_train, y_train.ravel()):
        total -= t*np.log(network(x,params))+(1-t)*np.log(1-network(x,params))
    return total
def loss_gradient(params, X_train, y_train):
    h = s(X_train@params[5:13].reshape(4,2).T+params[13:]); d = s(h@params[:4]+params[4])-y_train.ravel()
    k = d[:,None]*params[:4]*h*(1-h)
    return np.concatenate([d@h,[d.sum()],(k.T@X_train).ravel(),k.sum(0)])
