import math
import numpy as np

WHOLE = [math.exp(k) for k in range(-60, 61)]
PARTS = [math.exp(k/100) for k in range(101)]

def ex(s):
    k = math.floor(s)
    return WHOLE[k + 60]*PARTS[int((s - k)*100)]

def sig(s):
    return 1/(1 + ex(-s))

def network(x, params):
    """ネットワークの出力"""
    z = params[4]
    for i in range(4):
        z = z + params[i]*sig(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])
    return float(sig(z))


def loss(params, X_train, y_train):
    """交差エントロピー"""
    z = 1/(1 + np.exp(-(np.outer(params[5:13:2], X_train[:, 0]) + np.outer(params[6:13:2], X_train[:, 1]) + params[13:, None])))
    z = params[:4] @ z + params[4]
    s = (1 - 2*y_train.ravel()) * z
    return (np.maximum(s, 0) + np.log1p(np.exp(-np.abs(s)))).sum()


def loss_gradient(params, X_train, y_train):
    """勾配"""
    u = params[:4]
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1 / (1 + np.exp(-(H @ u + params[4])))
    d = f - y_train.ravel()
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
