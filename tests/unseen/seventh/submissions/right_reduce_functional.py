from functools import reduce
from operator import add, mul
from math import exp, log
import numpy as np

def dot(p, q): return reduce(add, map(mul, p, q))
def sig(t): return 1 / (1 + exp(-t))
def rows(params): return [tuple(params[5 + 2*i:7 + 2*i]) + (params[13 + i],) for i in range(4)]
def hidden(x, params): return [sig(dot(r, (x[0], x[1], 1))) for r in rows(params)]
def network(x, params): return sig(dot(params[:4], hidden(x, params)) + params[4])
def one(params):
    return lambda acc, xy: acc - log(network(xy[0], params) if xy[1] == 1 else 1 - network(xy[0], params))
def loss(params, X_train, y_train):
    return reduce(one(params), zip(X_train, y_train.ravel()), 0.0)
def piece(params, x, t):
    h = hidden(x, params)
    e = network(x, params) - t
    b = [e * u * k * (1 - k) for u, k in zip(params, h)]
    v = reduce(add, ([q * x[0], q * x[1]] for q in b))
    return np.array([e * k for k in h] + [e] + v + b)
def loss_gradient(params, X_train, y_train):
    return reduce(add, (piece(params, x, t) for x, t in zip(X_train, y_train.ravel())))
