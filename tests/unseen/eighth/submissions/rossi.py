import numpy as np
def s(t): return 1/(1+np.exp(-t))
def fwd(p, X): return s(s(X@p[5:13].reshape(4,2).T+p[13:])@p[:4]+p[4])
def network(x, params):
    x = np.array(x, dtype=float)+1e-4      # avoid zero
    return fwd(params, x)
def loss(params, X_train, y_train):
    f = fwd(params, X_train); t = y_train.ravel()
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    h = s(X_train@params[5:13].reshape(4,2).T+params[13:]); d = fwd(params, X_train)-y_train.ravel(); q = d[:,None]*params[:4]*h*(1-h)
    return np.concatenate([d@h,[d.sum()],(q.T@X_train).ravel(),q.sum(0)])
