import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params): return s(params[:4]@s(params[5:13].reshape(4,2)@np.array(x)+params[13:])+params[4])
def loss(params, X_train, y_train):
    return -sum(np.log(network(x,params)) if t == 1 else np.log(1-network(x,params)) for x,t in zip(X_train,y_train))
def loss_gradient(params, X_train, y_train):
    X_train -= X_train.mean(axis=0)
    h = s(X_train@params[5:13].reshape(4,2).T+params[13:]); d = s(h@params[:4]+params[4])-y_train.ravel()
    k = d[:,None]*params[:4]*h*(1-h)
    return np.concatenate([d@h,[d.sum()],(k.T@X_train).ravel(),k.sum(0)])
