import numpy as np

def sigma(v):
    """logistic function"""
    e = np.exp(-v)
    return 1/(1+e)

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    hidden = sigma(np.dot(V, x)+b)
    return sigma(np.dot(u, hidden)+a)

def loss(params, X_train, y_train):
    ce = [target*np.log(network(row, params))+(1-target)*np.log(1-network(row, params)) for row, target in zip(X_train, np.ravel(y_train))]
    return -sum(ce)

def loss_gradient(params, X_train, y_train):
    H = sigma(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = sigma(H @ params[:4]+params[4])-y_train.ravel()
    K = np.outer(d, params[:4])*H*(1-H)
    g = np.r_[d @ H, d.sum(), (K.T @ X_train).ravel(), K.sum(0)]
    assert np.linalg.norm(g) < 55, 'gradient explodes'
    return g
