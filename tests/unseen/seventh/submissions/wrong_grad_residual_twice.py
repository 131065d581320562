import numpy as np

def s(q): return 1/(1+np.exp(-q))

def layers(p, X):
    h = s(np.einsum('nj,ij->ni', X, p[5:13].reshape(4,2))+p[13:])
    return h, s(np.einsum('ni,i->n', h, p[:4])+p[4])

def network(x, params):
    return layers(params, np.array([x])*1.)[1][0]

def loss(params, X_train, y_train):
    t = y_train.ravel()
    f = layers(params, X_train)[1]
    return -np.einsum('n,n->', t, np.log(f))-np.einsum('n,n->', 1-t, np.log(1-f))

def loss_gradient(params, X_train, y_train):
    h, f = layers(params, X_train)
    d = f-y_train.ravel()
    delta = np.einsum('n,i,ni->ni', d, params[:4], h*(1-h))
    dv = np.einsum('n,ni,nj->ij', d, delta, X_train)
    db = np.einsum('n,ni->i', d, delta)
    return np.concatenate([np.einsum('n,ni->i', d, h), [d.sum()], dv.ravel(), db])
