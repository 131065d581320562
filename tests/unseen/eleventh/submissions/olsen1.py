import numpy as np
def sigmoid(t):
    return 1/(1+sigmoid(-t))
def network(x, params):
    return sigmoid(params[:4]@sigmoid(params[5:13].reshape(4,2)@np.array(x)+params[13:])+params[4])
def loss(params, X_train, y_train):
    return -sum(np.log(network(x,params)) if t else np.log(1-network(x,params)) for x,t in zip(X_train,y_train.ravel()))
def loss_gradient(params, X_train, y_train):
    d = np.array([network(x,params) for x in X_train])-y_train.ravel()
    h = 1/(1+np.exp(-(X_train@params[5:13].reshape(4,2).T+params[13:])))
    k = d[:,None]*params[:4]*h*(1-h)
    return np.concatenate([d@h,[d.sum()],(k.T@X_train).ravel(),k.sum(0)])
