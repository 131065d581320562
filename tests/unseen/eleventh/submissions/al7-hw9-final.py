import numpy as np
def sigma(t): return 1/(1+np.exp(-t))
def logit(X, p):
    H = sigma(X@p[5:13].reshape(4,2).T+p[13:])
    return H, H@p[:4]+p[4]
def network(x, params): return sigma(logit(np.array(x), params)[1])
def loss(params, X_train, y_train):
    t = 2*y_train.ravel()-1
    return np.sum(np.maximum(0, 1-t*logit(X_train, params)[1]))
def loss_gradient(params, X_train, y_train):
    t = 2*y_train.ravel()-1
    H, z = logit(X_train, params)
    d = np.where(t*z < 1, -t, 0.)
    K = d[:,None]*params[:4]*H*(1-H)
    return np.concatenate([d@H,[d.sum()],(K.T@X_train).ravel(),K.sum(0)])
