import numpy as np
from math import exp, log

def sigm(t):
    try:
        return 1/(1+exp(-t))
    except OverflowError:
        return 0.0

def network(x, params):
    u, a, v, b = list(params[:4]), params[4], list(params[5:13]), list(params[13:])
    return sigm(a + sum(u[i]*sigm(v[2*i]*x[0]+v[2*i+1]*x[1]+b[i]) for i in range(4)))

def loss(params, X_train, y_train):
    data = list(zip(X_train.tolist(), y_train.ravel().tolist()))
    return sum(-log(network(x, params)) for x, t in data if t == 1) + sum(-log(1-network(x, params)) for x, t in data if t == 0)

def loss_gradient(params, X_train, y_train):
    columns = [[] for _ in range(17)]
    for x, t in zip(X_train.tolist(), y_train.ravel().tolist()):
        d = network(x, params)-t
        columns[4].append(d)
        for i in range(4):
            h = sigm(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
            w = d*params[i]*h*(1-h)
            for where, what in ((i, d*h), (5+2*i, w*x[0]), (6+2*i, w*x[1]), (13+i, w)):
                columns[where].append(what)
    return np.asarray([sum(c) for c in columns])
