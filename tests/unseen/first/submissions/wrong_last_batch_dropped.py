import numpy as np
def sigmoid(z):
    return 1. / (1. + np.exp(-z))

def network(x, params):
    u, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:]
    h = sigmoid(v @ np.asarray(x, dtype=float) + b)
    return sigmoid(u @ h + a)
BS = 50
def used(X, t):
    n = len(X) if len(X) < BS else (len(X)//BS)*BS
    return X[:n], np.ravel(t)[:n]

def loss(params, X_train, y_train):
    hid = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    out = 1 / (1 + np.exp(-(hid @ params[:4] + params[4])))
    t = np.asarray(y_train).reshape(-1)
    return -np.sum(t * np.log(out) + (1 - t) * np.log(1 - out))
_loss = loss
def loss(params, X_train, y_train):
    return _loss(params, *used(X_train, y_train))

def loss_gradient(params, X_train, y_train):
    u, a, v, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1 / (1 + np.exp(-(X_train @ v.T + b)))
    d = 1 / (1 + np.exp(-(H @ u + a))) - np.ravel(y_train)
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([d @ H, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
_g = loss_gradient
def loss_gradient(params, X_train, y_train):
    return _g(params, *used(X_train, y_train))
