import numpy as np

def sg(q): return 1/(1+np.exp(-q))

def network(x, params):
    H = sg(params[5:13].reshape(4, 2) @ np.asarray(x)+params[13:])
    return sg(H @ params[:4]+params[4])

def loss(params, X_train, y_train):
    t = y_train.ravel()
    return -sum(t[i]*np.log(network(X_train[i], params))+(1-t[i])*np.log(1-network(X_train[i], params)) for i in range(len(t)))

def loss_gradient(params, X_train, y_train):
    H = sg(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = sg(H @ params[:4]+params[4])-y_train.ravel()
    K = d[:, None]*params[:4]*H*(1-H)
    g = np.empty(17)
    g[:4] = d @ H
    g[4] = np.sum(d)
    g[5:13] = (K.T @ X_train).ravel()
    g[13:] = np.sum(K)
    return g
