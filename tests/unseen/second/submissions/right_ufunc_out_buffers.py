import numpy as np
def _act_(A):
    np.negative(A, out=A); np.exp(A, out=A); np.add(A, 1, out=A); return np.divide(1, A, out=A)
def network(x, params):
    h = np.einsum('kd,d->k', params[5:13].reshape(4, 2), np.array(x, float)); h += params[13:]
    _act_(h)
    z = np.array(np.einsum('k,k->', params[:4], h) + params[4])
    return _act_(z)[()]
def forward(params, X):
    H = np.einsum('nd,kd->nk', np.array(X, float), params[5:13].reshape(4, 2)); H += params[13:]
    _act_(H)
    p = np.einsum('nk,k->n', H, params[:4]); p += params[4]
    return H, _act_(p)
def loss(params, X_train, y_train):
    _, p = forward(params, X_train)
    t = np.array(y_train, float).ravel()
    q = 1 - p; np.log(q, out=q); np.log(p, out=p)
    return -np.einsum('n,n->', t, p) - np.einsum('n,n->', 1 - t, q)
def loss_gradient(params, X_train, y_train):
    H, p = forward(params, X_train)
    p -= np.array(y_train, float).ravel()
    G = np.zeros(17)
    np.einsum('n,nk->k', p, H, out=G[:4])
    G[4] = np.einsum('n->', p)
    D = np.einsum('n,k,nk,nk->nk', p, params[:4], H, 1 - H, optimize='greedy')
    np.einsum('nk,nd->kd', D, X_train.astype(float), out=G[5:13].reshape(4, 2))
    np.einsum('nk->k', D, out=G[13:])
    return G
