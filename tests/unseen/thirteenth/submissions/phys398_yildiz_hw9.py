import math
import numpy as np

def sig(s):
    return 1/(1 + math.exp(-s))

def network(x, params):
    z = params[4]
    for i in range(4):
        z = z + params[i]*sig(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])
    return round(float(sig(z)), 3)


def loss(params, X_train, y_train):
    Z = X_train @ params[5:13].reshape((4, 2)).T + params[13:]
    o = 1/(1+np.exp(-((1/(1+np.exp(-Z))) @ params[:4] + params[4])))
    y = y_train.ravel()
    return -(np.dot(y, np.log(o)) + np.dot(1 - y, np.log(1 - o)))


def loss_gradient(params, X_train, y_train):
    u = params[:4]
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1 / (1 + np.exp(-(H @ u + params[4])))
    d = f - y_train.ravel()
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
