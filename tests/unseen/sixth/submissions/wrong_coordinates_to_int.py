import numpy as np
S = lambda t: 1/(1+np.exp(-t))

def network(x, params):
    x1, x2 = map(int, x)
    hs = (S(params[5+2*i]*x1+params[6+2*i]*x2+params[13+i]) for i in range(4))
    return S(sum(u*h for u, h in zip(params, hs))+params[4])

def fw(X, p):
    hs = S(X @ p[5:13].reshape(4, 2).T+p[13:])
    return hs, hs @ p[:4]+p[4]

def loss(params, X_train, y_train):
    _, z = fw(X_train, params)
    return np.logaddexp(0, np.where(y_train.ravel() == 1, -z, z)).sum()

def loss_gradient(params, X_train, y_train):
    hs, z = fw(X_train, params)
    r = S(z)-y_train.ravel()
    B = r[:, None]*params[:4]*hs*(1-hs)
    return np.concatenate([r @ hs, [r.sum()], np.einsum('ni,nk->ik', B, X_train).ravel(), B.sum(0)])
