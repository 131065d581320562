import numpy as np
sigma = lambda z: 1/(1+np.exp(-z))

def layers(X, params):
    h = sigma(np.einsum('nk,jk->nj', X, params[5:13].reshape(4, 2)) + params[13:])
    f = sigma(np.einsum('nj,j->n', h, params[:4]) + params[4])
    return h, f

def network(x, params):
    return layers(np.asarray(x, float)[np.newaxis], params)[1][0]

def loss(params, X_train, y_train):
    _, f = layers(X_train, params)
    y = y_train.reshape(-1)
    return -(np.einsum('n,n->', y, np.log(f)) + np.einsum('n,n->', 1-y, np.log1p(-f)))

def loss_gradient(params, X_train, y_train):
    h, f = layers(X_train, params)
    d = f - y_train.reshape(-1)
    hp = h*(1-h)
    out = np.zeros(17)
    out[:4] = np.einsum('n,nj->j', d, h)
    out[4] = np.einsum('n->', d)
    out[5:13] = np.einsum('n,j,nj,nk->jk', d, params[:4], hp, X_train).flatten()
    out[13:] = np.einsum('n,j,nj->j', d, params[:4], hp)
    return out
