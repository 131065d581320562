import numpy as np

def s(x): return 1/(1+np.exp(-x))

def network(x, params):
    h = s(params[5:13].reshape(4,2)@np.array(x) + params[13:])
    return s(h@params[:4] + params[4])

def loss(params, X_train, y_train):
    return sum(-np.log(network(x, params)) if t==1 else -np.log(1-network(x, params)) for x, t in zip(X_train, y_train.flatten()))

def loss_gradient(params, X_train, y_train):
    h = s(X_train@params[5:13].reshape(4,2).T + params[13:])
    o = s(h@params[:4] + params[4])
    error = y_train.flatten() - o
    gu = h.T@error
    ga = error.sum()
    hid = np.outer(error, params[:4])*h*(1-h)
    return np.concatenate([gu, [ga], (hid.T@X_train).flatten(), hid.sum(0)])
