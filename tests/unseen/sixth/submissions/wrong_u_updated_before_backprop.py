import numpy as np
eta = 0.001

def sg(q): return 1/(1+np.exp(-q))

def network(x, params):
    x = np.array(x)
    return sg(params[:4].dot(sg(params[5:13].reshape(4, 2).dot(x)+params[13:]))+params[4])

def loss(params, X_train, y_train):
    return sum(-t*np.log(network(x, params))-(1-t)*np.log(1-network(x, params)) for x, t in zip(X_train, y_train.ravel()))

def loss_gradient(params, X_train, y_train):
    p = params.copy()
    H = sg(X_train @ p[5:13].reshape(4, 2).T+p[13:])
    d = sg(H @ p[:4]+p[4])-y_train.ravel()
    g = np.zeros(17)
    g[:4] = d @ H
    g[4] = d.sum()
    p[:5] -= eta*g[:5]                  # output layer learns first
    K = d[:, None]*p[:4]*H*(1-H)
    g[5:13] = (K.T @ X_train).ravel()
    g[13:] = K.sum(0)
    return g
