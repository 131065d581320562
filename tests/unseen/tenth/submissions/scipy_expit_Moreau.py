import numpy as np
from scipy.special import expit, xlogy, xlog1py

def network(x, params):
    x = np.asarray(x)
    return expit(expit(params[5:13].reshape(-1, 2) @ x + params[-4:]) @ params[:4] + params[4])

def loss(params, X_train, y_train):
    f = np.array([network(row, params) for row in X_train])
    t = np.asarray(y_train).squeeze().reshape(-1)
    return -np.sum(xlogy(t, f) + xlog1py(1 - t, -f))

def loss_gradient(params, X_train, y_train):
    uu = params[:4]
    w_in = params[5:13].reshape(4, 2)
    B = params[13:]
    dL = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        hid = 1/(1 + np.exp(-(w_in @ x + B)))
        delta = network(x, params) - t
        db = delta*uu*hid*(1 - hid)
        dL += np.concatenate((delta*hid, [delta], np.outer(db, x).flatten(), db))
    return dL
