import numpy as np
def sigmoid(z):
    return 1. / (1. + np.exp(-z))

def network(x, params):
    u, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:]
    h = sigmoid(v @ np.asarray(x, dtype=float) + b)
    return sigmoid(u @ h + a)
def loss(params, X_train, y_train):
    hid = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    out = 1 / (1 + np.exp(-(hid @ params[:4] + params[4])))
    t = np.asarray(y_train).reshape(-1)
    return -np.sum(t * np.log(out) + (1 - t) * np.log(1 - out))
def term(p, x, t):
    h = sigmoid(p[5:13].reshape(4, 2) @ x + p[13:]); d = network(x, p) - t
    e = d*p[:4]*h*(1-h)
    return np.concatenate([d*h, [d], np.outer(e, x).ravel(), e])
def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    if len(t) == 1:
        return term(params, X_train[0], t[0])
    g = np.zeros(17)
    for i in range(0, len(t) - 1, 2):
        g += term(params, X_train[i], t[i]) + term(params, X_train[i+1], t[i+1])
    return g
