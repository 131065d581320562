import numpy as np
def cube(X, params):
    V = params[5:13].reshape(1, 4, 2)
    return 1/(1+np.exp(-((V*np.asarray(X)[..., None, :]).sum(-1) + params[13:])))
def network(x, params):
    return (1/(1+np.exp(-((cube(x, params)*params[:4]).sum(-1) + params[4])))).item()
def loss(params, X_train, y_train):
    z = (cube(X_train, params)*params[:4]).sum(-1) + params[4]
    y = y_train.ravel()
    return np.where(y == 1, np.logaddexp(0, -z), np.logaddexp(0, z)).sum()
def loss_gradient(params, X_train, y_train):
    H = cube(X_train, params)
    e = (1/(1+np.exp(-((H*params[:4]).sum(-1) + params[4]))) - y_train.ravel())[:, None]
    L = e*params[:4]*H*(1-H)
    return np.concatenate(((e*H).sum(0), e.sum(0), (L[..., None]*X_train[:, None, :]).sum(0).reshape(-1), L.sum(0)))
