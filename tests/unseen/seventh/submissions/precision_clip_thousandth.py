import numpy as np

def s(z): return 1/(1+np.exp(-z))

def network(x, params):
    return s(params[4]+sum(params[i]*s(params[5+2*i:7+2*i]@np.array(x)+params[13+i]) for i in range(4)))

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train]).clip(1e-4, 1-1e-4)
    y = y_train.flatten()
    return -np.sum(np.where(y == 1, np.log(f), np.log(1-f)))

def loss_gradient(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    h = s(X_train@params[5:13].reshape(4,2).T+params[13:])
    d = f-y_train.flatten()
    k = d[:,None]*params[:4]*h*(1-h)
    return np.r_[d@h, d.sum(), (k.T@X_train).flatten(), k.sum(0)]
