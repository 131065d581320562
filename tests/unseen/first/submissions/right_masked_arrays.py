import numpy as np
import numpy.ma as ma
def sigmoid(z):
    return 1. / (1. + np.exp(-z))

def network(x, params):
    u, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:]
    h = sigmoid(v @ np.asarray(x, dtype=float) + b)
    return sigmoid(u @ h + a)

def _all(X, params):
    return np.array([network(x, params) for x in X])

def loss(params, X_train, y_train):
    out = _all(X_train, params)
    t = y_train.ravel()
    ones = ma.masked_array(np.log(out), mask=(t != 1))
    zeros = ma.masked_array(np.log(1-out), mask=(t == 1))
    return -float(ones.filled(0).sum() + zeros.filled(0).sum())

def loss_gradient(params, X_train, y_train):
    err = _all(X_train, params) - y_train.ravel()
    g = np.zeros(17)
    V = params[5:13].reshape(4, 2)
    for j in range(4):
        hj = sigmoid(X_train @ V[j] + params[13+j])
        g[j] = err @ hj
        g[5+2*j:7+2*j] = (err*params[j]*hj*(1-hj)) @ X_train
        g[13+j] = np.sum(err*params[j]*hj*(1-hj))
    g[4] = err.sum()
    return g
