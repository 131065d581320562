import numpy as np
def sig(t): return 1/(1+np.exp(-t))
def network(x, params):
    h = sig(params[5:13].reshape(4,2)@np.array(x)+params[13:])
    w = params[:4]
    w *= h
    return sig(w.sum()+params[4])
def loss(params, X_train, y_train):
    E = 0.
    for x, y in zip(X_train, y_train.ravel()):
        f = network(x, params)
        E -= y*np.log(f)+(1-y)*np.log(1-f)
    return E
def loss_gradient(params, X_train, y_train):
    out = np.empty(17)
    A = sig(np.einsum('kj,nj->nk', np.reshape(params[5:13], (4, 2)), X_train) + params[13:])
    r = sig(np.einsum('nk,k->n', A, params[:4]) + params[4]) - np.ravel(y_train)
    out[:4] = np.einsum('n,nk->k', r, A)
    out[4] = r.sum()
    out[13:] = np.einsum('n,k,nk->k', r, params[:4], A*(1 - A))
    out[5:13] = np.einsum('n,k,nk,nj->kj', r, params[:4], A*(1 - A), X_train).ravel()
    return out
