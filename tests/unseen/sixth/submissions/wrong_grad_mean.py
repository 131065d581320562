import numpy as np
sig = lambda q: 1/(1+np.exp(-q))

def network(x, params):
    return sig(np.einsum('i,i', params[:4], sig(np.einsum('ij,j->i', params[5:13].reshape(4, 2), x)+params[13:]))+params[4])

def loss(params, X_train, y_train):
    e = 0
    for x, t in zip(X_train, y_train.ravel()):
        e += np.log(1/network(x, params)) if t else np.log(1/(1-network(x, params)))
    return e

def loss_gradient(params, X_train, y_train):
    m = len(X_train)
    H = sig(np.einsum('nj,ij->ni', X_train, params[5:13].reshape(4, 2))+params[13:])
    dZ2 = sig(H @ params[:4]+params[4])-y_train.ravel()
    dZ1 = np.einsum('n,i,ni->ni', dZ2, params[:4], H*(1-H))
    return np.concatenate([dZ2 @ H/m, [dZ2.sum()/m], np.einsum('ni,nj->ij', dZ1, X_train).ravel()/m, dZ1.sum(0)/m])
