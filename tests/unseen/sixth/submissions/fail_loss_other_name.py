import numpy as np

sgm = lambda t: 1/(1+np.exp(-t))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    hidden = sgm(np.dot(V, x)+b)
    return sgm(np.dot(u, hidden)+a)

def cross_entropy(params, X_train, y_train):
    probs = np.array([network(row, params) for row in X_train])
    target = np.reshape(y_train, -1)
    return -np.sum(target*np.log(probs)+(1-target)*np.log(1-probs))

def loss_gradient(params, X_train, y_train):
    H = sgm(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = np.array([network(x, params) for x in X_train])-y_train.ravel()
    K = np.outer(d, params[:4])*H*(1-H)
    return np.r_[d @ H, d.sum(), (K.T @ X_train).ravel(), K.sum(0)]
