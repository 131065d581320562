import numpy as np
F = np.float32
def s(t): return F(1)/(F(1)+np.exp(-t))
def fwd(X, p):
    p = p.astype(F); H = s(np.asarray(X, F)@p[5:13].reshape(4,2).T+p[13:])
    return p, H, s(H@p[:4]+p[4])
def network(x, params): return fwd(x, params)[2]
def loss(params, X_train, y_train):
    p, H, _ = fwd(X_train, params)
    z = H@p[:4]+p[4]; t = y_train.ravel().astype(F)
    return np.sum(np.maximum(z, F(0))-t*z+np.log1p(np.exp(-np.abs(z))))
def loss_gradient(params, X_train, y_train):
    p, H, f = fwd(X_train, params); d = f-y_train.ravel().astype(F); B = d[:,None]*p[:4]*H*(F(1)-H)
    return np.concatenate([d@H,[d.sum()],(B.T@X_train.astype(F)).ravel(),B.sum(0)])
