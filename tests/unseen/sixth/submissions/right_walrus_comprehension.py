import numpy as np
s = lambda t: 1/(1+np.exp(-t))

def network(x, params):
    return s((h := s(params[5:13].reshape(4, 2) @ np.array(x) + params[-4:])) @ params[:4] + params[4])

def loss(params, X_train, y_train):
    return -sum(np.log(f) if t else np.log(1-f) for x, t in zip(X_train, y_train.ravel()) if (f := network(x, params)) is not None)

def loss_gradient(params, X_train, y_train):
    return np.sum([np.r_[(d := network(x, params)-t)*(h := s(params[5:13].reshape(4, 2) @ x + params[-4:])), d,
                         np.outer((k := d*params[:4]*h*(1-h)), x).flat, k] for x, t in zip(X_train, y_train.ravel())], axis=0)
