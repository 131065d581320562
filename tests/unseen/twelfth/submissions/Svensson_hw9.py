import math
import numpy as np

def logistic(t):
    if t >= 0:
        return 1 / (1 + math.exp(-t))
    e = math.exp(t)
    return e / (1 + e)

def network(x, params):
    """forward pass"""
    z = params[4]
    for k in range(4):
        z = z + params[k] * logistic(np.dot(params[5+2*k:7+2*k], x) + params[13+k])
    return logistic(z)


def loss(params, X_train, y_train):
    """cross entropy"""
    y = np.reshape(y_train, -1)
    E, n = 0.0, 0
    while n < X_train.shape[0]:
        f = network(X_train[n, :], params)
        E = E - y[n]*np.log(f) - (1.0 - y[n])*np.log(1.0 - f)
        n = n + 1
    return E


def loss_gradient(params, X_train, y_train):
    """backprop by hand"""
    grad = np.zeros_like(params, dtype=float)
    for n in range(len(X_train)):
        x, t = X_train[n], float(np.ravel(y_train)[n])
        hidden = 1/(1 + np.exp(-(params[5:13].reshape(4, 2) @ x + params[13:])))
        out = 1/(1 + np.exp(-(params[:4] @ hidden + params[4])))
        dE_dout = -t/out - (1 - t)/(1 - out)
        dout_dz = out*(1 - out)
        dE_dz = dE_dout*dout_dz
        grad[:4] += dE_dz*hidden
        grad[4] += dE_dz
        for i in range(4):
            dz_dh = params[i]
            dh_ds = hidden[i]*(1 - hidden[i])
            grad[5 + 2*i] += dE_dz*dz_dh*dh_ds*x[0]
            grad[6 + 2*i] += dE_dz*dz_dh*dh_ds*x[1]
            grad[13 + i] += dE_dz*dz_dh*dh_ds
    return grad
