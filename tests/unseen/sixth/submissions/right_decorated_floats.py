import functools
import numpy as np

def tidy(fn):
    @functools.wraps(fn)
    def inner(params, X_train, y_train):
        return fn(np.asarray(params, float), np.asarray(X_train, float).reshape(-1, 2), np.asarray(y_train, float).reshape(-1))
    return inner

def sigmoid(t):
    with np.errstate(over='ignore'):
        return 1/(1+np.exp(-t))

def network(x, params):
    params = np.asarray(params, float)
    total = params[4]
    for unit in range(4):
        total += params[unit]*sigmoid(np.dot(params[5+2*unit:7+2*unit], x)+params[13+unit])
    return sigmoid(total)

@tidy
def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    return -(y_train*np.log(f)+(1-y_train)*np.log(1-f)).sum()

@tidy
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train):
        e = network(x, params)-t
        g[4] += e
        for unit in range(4):
            h = sigmoid(np.dot(params[5+2*unit:7+2*unit], x)+params[13+unit])
            g[unit] += e*h
            back = e*params[unit]*h*(1-h)
            g[5+2*unit:7+2*unit] += back*x
            g[13+unit] += back
    return g
