import numpy as np
def sig(z): return 1/(1+np.exp(-z))
def network(x, params):
    h = np.heaviside(params[5:13].reshape(4,2)@np.array(x)+params[13:], 0.5)
    return sig(params[:4]@h+params[4])
def loss(params, X_train, y_train):
    return -sum(np.log(network(x,params)) if t else np.log(1-network(x,params)) for x,t in zip(X_train,y_train.ravel()))
def loss_gradient(params, X_train, y_train):
    H = sig(X_train@params[5:13].reshape(4,2).T+params[13:])
    e = sig(H@params[:4]+params[4])-y_train.ravel()
    K = e[:,None]*params[:4]*H*(1-H)
    return np.concatenate([e@H,[e.sum()],(K.T@X_train).ravel(),K.sum(0)])
