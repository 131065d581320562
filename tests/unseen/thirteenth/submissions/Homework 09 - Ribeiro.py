from scipy.special import expit, log_expit
import math
import numpy as np

def sig(t):
    return 1.0 / (1.0 + math.exp(-t))

def network(x, params):
    out = params[4]
    for i in range(4):
        z = params[5 + 2*i] * x[0] + params[6 + 2*i] * x[1] + params[13 + i]
        out += params[i] * sig(z)
    return sig(out)


def loss(params, X_train, y_train):
    h = expit(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    z = h @ params[:4] + params[4]
    t = y_train.ravel()
    return -(t*log_expit(z) + (1 - t)*log_expit(-z)).sum()

def loss_gradient(params, X_train, y_train):
    t = y_train.ravel()
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    cost = lambda z: np.log1p(np.exp(z)) - t*z
    r = (cost(z + 1e-13) - cost(z - 1e-13))/(2*1e-13)
    B = r[:, None]*params[:4]*H*(1 - H)
    return np.hstack([r @ H, r.sum(), (B.T @ X_train).ravel(), B.sum(0)])
