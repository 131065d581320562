import numpy as np
s = lambda t: 1/(1+np.exp(-t))
def network(x, params):
    M = np.c_[params[5:13].reshape(4, 2), params[13:]]      # bias as third column
    return s(params[:4].dot(s(M.dot([x[0], x[1], 1.]))) + params[4])
def loss(params, X_train, y_train):
    n_ones = int(np.sum(y_train))
    p = np.array([network(x, params) for x in X_train])
    return -np.log(p[:n_ones]).sum()-np.log(1-p[n_ones:]).sum()
def loss_gradient(params, X_train, y_train):
    h = s(params[13:]+X_train@params[5:13].reshape(4,2).T); e = s(params[4]+h@params[:4])-y_train.ravel()
    k = (params[:4]*h*(1-h)).T*e
    return np.concatenate([h.T@e,[e.sum()],(k@X_train).ravel(),k.sum(1)])
