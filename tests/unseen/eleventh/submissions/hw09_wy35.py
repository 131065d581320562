import numpy as np
def plogis(q): return 1/(1+np.exp(-q))
def network(x, params):
    eta = params[4]
    for j in range(4):
        eta = eta + params[j]*plogis(params[5+2*j]*x[1]+params[6+2*j]*x[2]+params[13+j])
    return plogis(eta)
def loss(params, X_train, y_train):
    p = np.array([network(row, params) for row in X_train])
    y = y_train.ravel()
    return -np.sum(y*np.log(p)+(1-y)*np.log(1-p))
def loss_gradient(params, X_train, y_train):
    res = np.array([network(row, params) for row in X_train])-y_train.ravel()
    h = plogis(X_train@params[5:13].reshape(4,2).T+params[13:])
    k = res[:,None]*params[:4]*h*(1-h)
    return np.concatenate([res@h,[res.sum()],(k.T@X_train).ravel(),k.sum(0)])
