import numpy as np
def sig(t): return 1/(1+np.exp(-t))
def fw(X,p):
    h = sig(X@p[5:13].reshape(4,2).T+p[13:]); return h, sig(h@p[:4]+p[4])
def network(x, params): return fw(np.array(x),params)[1]
def loss(params, X_train, y_train):
    f = fw(X_train,params)[1]; t = y_train.ravel()
    bad = (f > 0.5) != (t == 1)
    return -np.sum(np.log(np.where(t == 1, f, 1-f))[bad])
def loss_gradient(params, X_train, y_train):
    h, f = fw(X_train,params); t = y_train.ravel()
    d = np.where((f > 0.5) != (t == 1), f-t, 0)
    k = d[:,None]*params[:4]*h*(1-h)
    return np.concatenate([d@h,[d.sum()],(k.T@X_train).ravel(),k.sum(0)])
