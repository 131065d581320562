import numpy as np
def _fwd(P, XX):
    V = P[5:13].reshape(4, 2)
    S = 1/(1+np.exp(-(np.einsum('ki,ni->nk', V, XX) + P[None, 13:17])))
    return S, 1/(1+np.exp(-(np.einsum('nk,k->n', S, P[:4]) + P[4])))

def network(x, params):
    return _fwd(params, np.array([x], dtype=float))[1][0]

def loss(params, X_train, y_train):
    _, q = _fwd(params, X_train)
    t = np.einsum('nj->n', y_train) if y_train.ndim == 2 else y_train
    return -(np.einsum('n,n->', t, np.log(q)) + np.einsum('n,n->', 1-t, np.log(1-q)))

def loss_gradient(params, X_train, y_train):
    S, q = _fwd(params, X_train)
    r = q - y_train.ravel()
    out = np.empty(17)
    out[:4] = np.einsum('n,nk->k', r, S)
    out[4] = np.einsum('n->', r)
    out[5:13] = np.einsum('n,k,nk,nk,ni->ki', r, params[:4], S, 1-S, X_train).ravel()
    out[13:] = np.einsum('n,k,nk,nk->k', r, params[:4], S, 1-S)
    return out
