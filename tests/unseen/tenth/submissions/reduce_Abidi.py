from functools import reduce, partial
from operator import add
import numpy as np

def compose(f, g):
    return lambda *a: f(g(*a))

logistic = lambda q: 1/(1 + np.exp(-q))
affine = lambda w, b, x: np.dot(w, x) + b

def network(x, params):
    layers = [(params[5:13].reshape(4, 2), params[13:]), (params[:4], params[4])]
    return reduce(lambda v, wb: logistic(affine(wb[0], wb[1], v)), layers, np.asarray(x, float))

def loss(params, X_train, y_train):
    term = lambda x, t: -np.log(network(x, params)) if int(t) else -np.log(1 - network(x, params))
    return reduce(add, map(term, X_train, np.ravel(y_train)))

def loss_gradient(params, X_train, y_train):
    def one(x, t):
        h = logistic(affine(params[5:13].reshape(4, 2), params[13:], x))
        r = network(x, params) - t
        s = r*params[:4]*h*(1-h)
        return np.concatenate([r*h, [r], (s.reshape(4, 1)*x).ravel(), s])
    return reduce(add, map(one, X_train, np.ravel(y_train)))
