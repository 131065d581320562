import math
import numpy as np

def sig(t):
    return 1.0 / (1.0 + math.exp(-t))

def network(x, params):
    """forward pass"""
    out = params[4]
    for i in range(4):
        z = params[5 + 2*i] * x[0] + params[6 + 2*i] * x[1] + params[13 + i]
        out += params[i] * sig(z)
    return sig(out)


def loss(params, X_train, y_train):
    """cross entropy"""
    E = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        E -= t * np.log(f) + (1 - t) * np.log(1 - f)
    return E


def loss_gradient(params, X_train, y_train):
    """backprop by hand"""
    grad = np.zeros(17)
    V = params[5:13].reshape(4, 2)
    for x, t in zip(X_train, np.ravel(y_train)):
        err = network(x, params) - t
        h = 1/(1 + np.exp(-(V.dot(x) + params[13:])))
        back = err*params[:4]*h*(1 - h)
        grad += np.r_[err*h, err, np.outer(back, x).ravel(), back]
        return grad
