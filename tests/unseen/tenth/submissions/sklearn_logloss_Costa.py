import numpy as np
from sklearn.metrics import log_loss

def sig(t):
    return 1 / (1 + np.exp(-t))

def network(x, params):
    v = np.reshape(params[5:13], (4, 2))
    # my solution
    hid = sig(v @ np.asarray(x, dtype=float) + params[13:17])
    return sig(np.dot(params[0:4], hid) + params[4])

def loss(params, X_train, y_train):
    preds = np.array([network(x, params) for x in X_train])
    return log_loss(np.ravel(y_train).astype(int), preds, normalize=False, labels=[0, 1])

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    hid = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    prob = 1/(1 + np.exp(-(hid @ params[:4] + params[4])))
    delta = prob - t
    back = np.outer(delta, params[:4])*hid*(1 - hid)
    return np.hstack([delta @ hid, delta.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
