import numpy as np

def sigmoid(t): return 1/(1+np.exp(-t))

def network(x, params):
    return sigmoid(params[4] + params[:4] @ sigmoid(params[13:] + params[5:13].reshape(4, 2) @ np.array(x, dtype=float)))

def weights(y):
    """balanced: n_samples / (n_classes * bincount(y))"""
    y = y.ravel()
    n1 = max(y.sum(), 1); n0 = max(len(y) - y.sum(), 1)
    return np.where(y == 1, len(y)/(2*n1), len(y)/(2*n0))

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    y = y_train.ravel()
    return -np.sum(weights(y)*(y*np.log(f) + (1-y)*np.log(1-f)))

def loss_gradient(params, X_train, y_train):
    y = y_train.ravel()
    h = sigmoid(params[13:] + X_train @ params[5:13].reshape(4, 2).T)
    d = weights(y)*(sigmoid(h @ params[:4] + params[4]) - y)
    k = d[:, None]*params[:4]*h*(1-h)
    return np.concatenate([d @ h, [d.sum()], (k.T @ X_train).ravel(), k.sum(axis=0)])
