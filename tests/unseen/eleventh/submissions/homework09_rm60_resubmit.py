import numpy as np
from scipy.special import expit
def network(x, params):
    h = expit(params[5:13].reshape(4,2)@np.array(x)+params[13:])
    z = params[:4]@h+params[4]
    return 1/1+np.exp(-z)
def loss(params, X_train, y_train):
    z = expit(X_train@params[5:13].reshape(4,2).T+params[13:])@params[:4]+params[4]
    y = y_train.ravel()
    return np.sum(y*np.log1p(np.exp(-z))+(1-y)*np.log1p(np.exp(z)))
def loss_gradient(params, X_train, y_train):
    h = expit(X_train@params[5:13].reshape(4,2).T+params[13:])
    d = expit(h@params[:4]+params[4])-y_train.ravel()
    k = d[:,None]*params[:4]*h*(1-h)
    return np.concatenate([d@h,[d.sum()],(k.T@X_train).ravel(),k.sum(0)])
