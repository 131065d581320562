import numpy as np
# neuron fires if v.x exceeds the threshold b
def fire(t): return 1/(1+np.exp(-t))
def layer(X, p): return fire(X@p[5:13].reshape(4,2).T-p[13:])
def network(x, params): return fire(layer(np.array(x), params)@params[:4]+params[4])
def loss(params, X_train, y_train):
    E = 0
    for x, t in zip(X_train, y_train.ravel()):
        E -= np.log(network(x,params) if t == 1 else 1-network(x,params))
    return E
def loss_gradient(params, X_train, y_train):
    h = layer(X_train, params)
    d = fire(h@params[:4]+params[4])-y_train.ravel()
    k = d[:,None]*params[:4]*h*(1-h)
    return np.concatenate([d@h,[d.sum()],(k.T@X_train).ravel(),-k.sum(0)])
