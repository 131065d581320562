import numpy as np
def s(t): return 1/(1+np.exp(-t))
def net(X, p):
    H = s(X@p[5:13].reshape(4,2).T+p[13:])
    return H, s(H@p[:4]+p[4])
def network(x, params): return net(np.array(x), params)[1]
def loss(params, X_train, y_train):
    f = net(X_train, params)[1]
    y = y_train.ravel()
    return -np.sum((1-y)*np.log(f)+y*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    H, f = net(X_train, params)
    e = f-(1-y_train.ravel())
    K = e[:,None]*params[:4]*H*(1-H)
    return np.concatenate([e@H, [np.sum(e)], (K.T@X_train).ravel(), K.sum(0)])
