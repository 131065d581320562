import numpy as np
from scipy.special import softmax, log_softmax

def scores(x, p):
    hidden = 1/(1+np.exp(-(p[5:13].reshape(4,2) @ np.asarray(x) + p[13:17])))
    return np.array([0., p[:4] @ hidden + p[4]]), hidden

def network(x, params):
    s, _ = scores(x, params)
    return softmax(s)[1]

def loss(params, X_train, y_train):
    nll = 0
    for x, t in zip(X_train, np.ravel(y_train).astype(int)):
        nll -= log_softmax(scores(x, params)[0])[t]
    return nll

def loss_gradient(params, X_train, y_train):
    total = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train).astype(int)):
        s, h = scores(x, params)
        onehot = np.eye(2)[t]
        d = (softmax(s) - onehot)[1]
        back = d*params[:4]*h*(1-h)
        total += np.concatenate((d*h, np.atleast_1d(d), np.outer(back, x).reshape(8), back))
    return total
