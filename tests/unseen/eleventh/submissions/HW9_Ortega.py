import numpy as np
from numpy.linalg import norm
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    return s(params[:4]@s(params[5:13].reshape(4,2)@np.array(x)+params[13:])+params[4])
def loss(params, X_train, y_train):
    return -np.sum([t*np.log(network(x,params))+(1-t)*np.log(1-network(x,params)) for x,t in zip(X_train,y_train.ravel())])
def loss_gradient(params, X_train, y_train):
    H = s(X_train@params[5:13].reshape(4,2).T+params[13:])
    d = s(H@params[:4]+params[4])-y_train.ravel()
    K = d[:,None]*params[:4]*H*(1-H)
    g = np.concatenate([d@H,[d.sum()],(K.T@X_train).ravel(),K.sum(0)])
    return g/(norm(g)+1e-12)   # only the direction matters
