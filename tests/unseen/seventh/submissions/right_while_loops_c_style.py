import numpy as np
from math import exp, log

NH = 4
NI = 2

def logist(v):
    if v < -700.0:
        return 0.0
    return 1.0 / (1.0 + exp(-v))

def forward(x, w, h):
    j = 0
    out = w[NH]
    while j < NH:
        s = w[NH + 1 + NI * NH + j]
        k = 0
        while k < NI:
            s += w[NH + 1 + NI * j + k] * x[k]
            k += 1
        h[j] = logist(s)
        out += w[j] * h[j]
        j += 1
    return logist(out)

def network(x, params):
    return forward(x, params, [0.0] * NH)

def loss(params, X_train, y_train):
    acc = 0.0
    n = 0
    y = y_train.ravel()
    h = [0.0] * NH
    while n < len(X_train):
        o = forward(X_train[n], params, h)
        acc -= log(o) if y[n] > 0.5 else log(1.0 - o)
        n += 1
    return acc

def loss_gradient(params, X_train, y_train):
    grad = np.zeros(len(params))
    y = y_train.ravel()
    h = [0.0] * NH
    n = 0
    while n < len(X_train):
        o = forward(X_train[n], params, h)
        d = o - y[n]
        grad[NH] += d
        j = 0
        while j < NH:
            grad[j] += d * h[j]
            e = d * params[j] * h[j] * (1.0 - h[j])
            grad[NH + 1 + NI * NH + j] += e
            k = 0
            while k < NI:
                grad[NH + 1 + NI * j + k] += e * X_train[n][k]
                k += 1
            j += 1
        n += 1
    return grad
