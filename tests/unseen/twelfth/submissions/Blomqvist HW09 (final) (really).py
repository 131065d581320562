import autograd
from scipy.special import expit
import autograd.numpy as anp
import numpy as np

def network(x, params):
    """ネットワークの出力"""
    W = np.array(params[5:13]).reshape(-1, 2)
    hidden = expit(np.dot(W, x) + params[13:17])
    return float(expit(np.dot(params[0:4], hidden) + params[4]))


def loss(params, X_train, y_train, chunk=64):
    """交差エントロピー"""
    y = np.ravel(y_train)
    total = 0.
    for s in range(0, len(y), chunk):
        h = 1/(1+np.exp(-(X_train[s:s+chunk] @ params[5:13].reshape(4, 2).T + params[13:])))
        f = 1/(1+np.exp(-(h @ params[:4] + params[4])))
        t = y[s:s+chunk]
        total -= (t*np.log(f) + (1-t)*np.log(1-f)).sum()
    return total


def cost(p, X, t):
    Z = anp.dot(X, anp.reshape(p[5:13], (4, 2)).T) + p[13:]
    z = anp.dot(1/(1 + anp.exp(-Z)), p[:4]) + p[4]
    return anp.sum(anp.logaddexp(0, z) - t*z)

def loss_gradient(params, X_train, y_train):
    """勾配"""
    return autograd.grad(cost)(params, X_train, y_train.ravel())
