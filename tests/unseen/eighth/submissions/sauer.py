import numpy as np

def sig(z):
    return 1/(1+np.exp(-z))

def network(x, params):
    h = sig(params[5:13].reshape(4,2)@np.array(x)+params[13:])
    return sig(params[:4]@h+params[4])

def loss(params, X_train, y_train):
    E = 0
    for x, t in zip(X_train, y_train.ravel())
        f = network(x, params)
        E -= t*np.log(f)+(1-t)*np.log(1-f)
    return E

def loss_gradient(params, X_train, y_train):
    H = sig(X_train@params[5:13].reshape(4,2).T+params[13:])
    d = sig(H@params[:4]+params[4])-y_train.ravel()
    B = d[:,None]*params[:4]*H*(1-H)
    return np.concatenate([d@H,[d.sum()],(B.T@X_train).ravel(),B.sum(0)])
