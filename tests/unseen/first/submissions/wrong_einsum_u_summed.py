import numpy as np
def sigmoid(z):
    return 1. / (1. + np.exp(-z))

def network(x, params):
    u, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:]
    h = sigmoid(v @ np.asarray(x, dtype=float) + b)
    return sigmoid(u @ h + a)
def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        yhat = network(x, params)
        total -= t * np.log(yhat) + (1 - t) * np.log(1 - yhat)
    return total
def loss_gradient(params, X_train, y_train):
    H = sigmoid(np.einsum('ki,ni->nk', params[5:13].reshape(4, 2), X_train) + params[13:])
    r = sigmoid(H @ params[:4] + params[4]) - y_train.ravel()
    S = H*(1-H)
    gv = np.einsum('n,l,nk,ni->ki', r, params[:4], S, X_train)
    gb = np.einsum('n,k,nk->k', r, params[:4], S)
    return np.concatenate([np.einsum('n,nk->k', r, H), [r.sum()], gv.ravel(), gb])
