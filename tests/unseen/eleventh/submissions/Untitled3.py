import numpy as np
def σ(t): return 1/(1+np.exp(-t))
def scale(X):
    return (X-X.mean(axis=0))/(X.std(axis=0)+1e-8)
def fw(X, p):
    h = σ(X@p[5:13].reshape(4,2).T+p[13:]); return h, σ(h@p[:4]+p[4])
def network(x, params): return fw(np.asarray(x,dtype=float), params)[1]
def loss(params, X_train, y_train):
    f = fw(scale(X_train), params)[1]; y = y_train.ravel()
    return -np.sum(np.log(f[y==1]))-np.sum(np.log(1-f[y==0]))
def loss_gradient(params, X_train, y_train):
    Z = scale(X_train); h, f = fw(Z, params); d = f-y_train.ravel(); k = d[:,None]*params[:4]*h*(1-h)
    return np.concatenate([d@h,[d.sum()],(k.T@Z).ravel(),k.sum(0)])
