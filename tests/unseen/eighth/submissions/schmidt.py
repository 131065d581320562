import numpy as np
def squash(x): return 1/(1+np.exp(-x))
def network(x, params):
    w2, b2, w1, b1 = params[:4], params[4], params[5:13].reshape(4,2), params[13:]
    return squash(w2.dot(squash(w1.dot(x)+b1))+b2)
def bce_with_logits(z, t):
    return np.maximum(z, 0) - z*t + np.log1p(np.exp(-np.abs(z)))
def loss(params, X_train, y_train):
    out = np.array([network(x, params) for x in X_train])
    return bce_with_logits(out, y_train.flatten()).sum()
def loss_gradient(params, X_train, y_train):
    res = np.zeros(17); w2, w1, b1 = params[:4], params[5:13].reshape(4,2), params[13:]
    for x, t in zip(X_train, y_train.flatten()):
        h = squash(w1.dot(x)+b1); d = network(x, params)-t; e = d*w2*h*(1-h)
        res[:4] += d*h; res[4] += d; res[5:13] += np.outer(e, x).reshape(8); res[13:] += e
    return res
