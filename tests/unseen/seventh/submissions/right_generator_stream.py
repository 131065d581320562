import numpy as np
from math import exp, log

def sgm(v):
    return 1 / (1 + exp(-v))

def stream(params, X, y):
    """yields (x, h, f, t) sample by sample"""
    for x, t in zip(X, np.array(y).flatten()):
        h = [sgm(params[5 + 2*j]*x[0] + params[6 + 2*j]*x[1] + params[13 + j]) for j in range(4)]
        yield x, h, sgm(sum(params[j]*h[j] for j in range(4)) + params[4]), t

def network(x, params):
    for _, _, f, _ in stream(params, [x], [0]):
        return f

def loss(params, X_train, y_train):
    return -sum(log(f) if t == 1 else log(1 - f) for _, _, f, t in stream(params, X_train, y_train))

def parts(params, X, y):
    for x, h, f, t in stream(params, X, y):
        e = f - t
        yield [e*hj for hj in h] + [e] + [e*params[j]*h[j]*(1 - h[j])*x[c] for j in range(4) for c in (0, 1)] + [e*params[j]*h[j]*(1 - h[j]) for j in range(4)]

def loss_gradient(params, X_train, y_train):
    return np.array([sum(col) for col in zip(*parts(params, X_train, y_train))])
