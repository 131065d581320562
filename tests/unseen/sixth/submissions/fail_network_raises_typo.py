import numpy as np

def sigmoid(t): return 1/(1+np.exp(-t))

def network(x, params):
    h = sigmoid(params[5:13].reshape(4, 2) @ np.array(x)+params[13:])
    return sigmiod(params[:4] @ h+params[4])

def loss(params, X_train, y_train):
    s = 0
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)
        s -= np.log(f) if t == 1 else np.log(1-f)
    return s

def loss_gradient(params, X_train, y_train):
    H = sigmoid(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = sigmoid(H @ params[:4]+params[4])-y_train.ravel()
    K = np.outer(d, params[:4])*H*(1-H)
    return np.r_[d @ H, d.sum(), (K.T @ X_train).ravel(), K.sum(0)]
