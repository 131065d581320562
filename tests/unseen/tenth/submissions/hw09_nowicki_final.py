import math
import numpy as np

def network(x, params):
    z = params[5:13].reshape(4,2)@np.array(x)+params[13:]
    h = 1/(1+math.exp(-z))
    return 1/(1+math.exp(-(params[:4]@h+params[4])))

def loss(params, X_train, y_train):
    t = np.asarray(y_train, dtype=float).ravel()
    hidden = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    zed = hidden @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, zed) - t*zed)

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    hidden = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    fx = 1/(1 + np.exp(-(hidden @ params[:4] + params[4])))
    err = fx - t
    back = np.outer(err, params[:4])*hidden*(1 - hidden)
    return np.hstack([err @ hidden, err.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
