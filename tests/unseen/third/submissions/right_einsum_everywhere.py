import numpy as np
from scipy.special import expit, xlogy, xlog1py
def network(x, params):
    h = expit(np.einsum('jk,k->j', params[5:13].reshape(4,2), np.asarray(x, float)) + params[13:])
    return expit(np.einsum('j,j->', params[:4], h) + params[4])
def loss(params, X_train, y_train):
    y = y_train.ravel()
    h = expit(np.einsum('nk,jk->nj', X_train, params[5:13].reshape(4,2)) + params[13:])
    p = expit(np.einsum('nj,j->n', h, params[:4]) + params[4])
    return -np.sum(xlogy(y, p) + xlog1py(1-y, -p))
def loss_gradient(params, X_train, y_train):
    V = params[5:13].reshape(4,2)
    h = expit(np.einsum('nk,jk->nj', X_train, V) + params[13:])
    e = expit(np.einsum('nj,j->n', h, params[:4]) + params[4]) - y_train.ravel()
    q = np.einsum('n,j,nj,nj->nj', e, params[:4], h, 1-h)
    return np.concatenate([np.einsum('n,nj->j', e, h), [np.einsum('n->', e)],
                           np.einsum('nj,nk->jk', q, X_train).reshape(8), np.einsum('nj->j', q)])
