import numpy as np
def softmax(z):
    e = np.exp(z-np.max(z))
    return e/np.sum(e)
def hidden(X, p): return 1/(1+np.exp(-(X@p[5:13].reshape(4,2).T+p[13:])))
def network(x, params):
    z = np.atleast_1d(hidden(np.array(x), params)@params[:4]+params[4])
    return softmax(z)[0]
def loss(params, X_train, y_train):
    z = hidden(X_train, params)@params[:4]+params[4]
    return np.sum(np.logaddexp(0, z)-y_train.ravel()*z)
def loss_gradient(params, X_train, y_train):
    H = hidden(X_train, params)
    d = 1/(1+np.exp(-(H@params[:4]+params[4])))-y_train.ravel()
    K = d[:,None]*params[:4]*H*(1-H)
    return np.concatenate([d@H,[d.sum()],(K.T@X_train).ravel(),K.sum(0)])
