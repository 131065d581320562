from math import exp, log
import numpy as np

NH = 4
OFF_V = 5
OFF_B = 13

def network(x, params):
    acc = params[4]
    i = 0
    while i < NH:
        s = params[OFF_V + 2*i] * x[0]
        s += params[OFF_V + 2*i + 1] * x[1]
        s += params[OFF_B + i]
        acc += params[i] / (1.0 + exp(-s))
        i += 1
    return 1.0 / (1.0 + exp(-acc))

def loss(params, X_train, y_train):
    E = 0.0
    n = 0
    yy = y_train.ravel()
    while n < X_train.shape[0]:
        f = network(X_train[n], params)
        if yy[n] > 0:
            E -= log(f)
        else:
            E -= log(1.0 - f)
        n += 1
    return E

def loss_gradient(params, X_train, y_train):
    out = np.zeros(17)
    yy = y_train.ravel()
    n = 0
    while n < X_train.shape[0]:
        x1 = X_train[n, 0]; x2 = X_train[n, 1]
        df = network(X_train[n], params) - yy[n]
        i = 0
        while i < NH:
            h = 1.0 / (1.0 + exp(-(params[OFF_V + 2*i]*x1 + params[OFF_V + 2*i + 1]*x2 + params[OFF_B + i])))
            out[i] += df * h
            t = df * params[i] * h * (1.0 - h)
            out[OFF_V + 2*i] += t * x1
            out[OFF_V + 2*i + 1] += t * x2
            out[OFF_B + i] += t
            i += 1
        out[4] += df
        n += 1
    return out
