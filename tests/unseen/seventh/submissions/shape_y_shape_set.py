import numpy as np
def s(z): return 1/(1+np.exp(-z))
def hf(X, p):
    h = s(X@p[5:13].reshape(4,2).T+p[13:])
    return h, s(h@p[:4]+p[4])
def network(x, params): return hf(np.array(x), params)[1]
def loss(params, X_train, y_train):
    y_train.shape = (-1,)
    f = hf(X_train, params)[1]
    return -np.sum(np.log(f)*y_train+np.log(1-f)*(1-y_train))
def loss_gradient(params, X_train, y_train):
    y_train.shape = (-1,)
    h, f = hf(X_train, params)
    e = f-y_train
    k = e.reshape(-1,1)*params[:4]*h*(1-h)
    return np.append(np.append(e@h, e.sum()), np.append((k.T@X_train).ravel(), k.sum(0)))
