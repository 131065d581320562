import numpy as np

def sigmoid(t):
    return 1/(1+np.exp(-t))

def network(x, params):
    h = sigmoid(params[5:13].reshape(4, 2) @ x + params[13:17])
    return h @ params[:4] + params[4]

def loss(params, X_train, y_train):
    out = 0
    for x, t in zip(X_train, y_train.ravel()):
        f = sigmoid(network(x, params))
        out -= t*np.log(f) + (1-t)*np.log(1-f)
    return out

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = sigmoid(params[5:13].reshape(4, 2) @ x + params[13:17])
        d = sigmoid(network(x, params)) - t
        w = d*params[:4]*h*(1-h)
        g += np.concatenate([d*h, [d], np.outer(w, x).ravel(), w])
    return g
