import numpy as np
BETA = 2.0
def s(t, beta=1.0): return 1/(1+np.exp(-beta*t))
def fw(X, p):
    h = s(X@p[5:13].reshape(4,2).T+p[13:], BETA); return h, s(h@p[:4]+p[4])
def network(x, params): return fw(np.array(x), params)[1]
def loss(params, X_train, y_train):
    f = fw(X_train, params)[1]; t = y_train.ravel()
    return -(t*np.log(f)+(1-t)*np.log(1-f)).sum()
def loss_gradient(params, X_train, y_train):
    h, f = fw(X_train, params); d = f-y_train.ravel()
    k = d[:,None]*params[:4]*BETA*h*(1-h)
    return np.concatenate([d@h,[d.sum()],(k.T@X_train).ravel(),k.sum(0)])
