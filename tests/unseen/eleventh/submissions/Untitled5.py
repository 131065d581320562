import numpy as np
def sig(a): return 1/(1+np.exp(-a))
def network(x, params):
    return sig(params[:4]@sig(params[5:13].reshape(4,2)@np.array(x)+params[13:])+params[4])
def loss(params, X_train, y_train):
    s = 0
    for i in range(len(X_train)):
        s -= np.log(network(X_train[i],params)) if y_train[i] else np.log(1-network(X_train[i],params))
    return s
def loss_gradient(params, X_train, y_train):
    H = sig(X_train@params[5:13].reshape(4,2).T+params[13:])
    err = y_train.ravel()-sig(H@params[:4]+params[4])
    K = err[:,None]*params[:4]*H*(1-H)
    rows = np.hstack([err[:,None]*H, err[:,None], (K[:,:,None]*X_train[:,None,:]).reshape(len(H),8), K])
    return rows.mean(axis=0)
