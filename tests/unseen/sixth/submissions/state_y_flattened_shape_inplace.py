import numpy as np
def sigma(v):
    """logistic function"""
    e = np.exp(-v)
    return 1/(1+e)

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    hidden = sigma(np.dot(V, x)+b)
    return sigma(np.dot(u, hidden)+a)

def loss(params, X_train, y_train):
    y_train.shape = (len(X_train),)
    f = np.array([network(x, params) for x in X_train])
    return -(y_train*np.log(f)+(1-y_train)*np.log(1-f)).sum()

def loss_gradient(params, X_train, y_train):
    act = sigma(np.einsum('nk,ik->ni', X_train, params[5:13].reshape(4, 2))+params[13:])
    res = sigma(np.einsum('ni,i->n', act, params[:4])+params[4])-y_train.reshape(len(X_train))
    m = np.einsum('n,i,ni->ni', res, params[:4], act*(1-act))
    return np.concatenate((np.einsum('n,ni->i', res, act), [np.sum(res)], np.einsum('ni,nk->ik', m, X_train).reshape(8), np.einsum('ni->i', m)))
