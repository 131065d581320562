import operator
from functools import reduce
from itertools import chain, starmap
import numpy as np

def logistic(z): return (1 + np.exp(-z))**-1
def dot(a, b): return reduce(operator.add, map(operator.mul, a, b))
def weights(p): return list(zip(p[5:13:2], p[6:13:2]))
def hidden(x, p): return [logistic(dot(w, x) + b) for w, b in zip(weights(p), p[13:])]

def network(x, params):
    return logistic(dot(params[:4], hidden(x, params)) + params[4])

def loss(params, X_train, y_train):
    ce = lambda x, t: -reduce(operator.add, (t*np.log(network(x, params)), (1-t)*np.log(1-network(x, params))))
    return reduce(operator.add, starmap(ce, zip(X_train, chain.from_iterable(np.reshape(y_train, (-1, 1))))))

def loss_gradient(params, X_train, y_train):
    def contribution(x, t):
        h = hidden(x, params)
        d = network(x, params) - t
        e = [d*u*q*(1-q) for u, q in zip(params, h)]
        return np.array(list(chain((d*q for q in h), (d,), chain.from_iterable((q*x[0], q*x[1]) for q in e), e)))
    return reduce(np.add, starmap(contribution, zip(X_train, chain.from_iterable(np.reshape(y_train, (-1, 1))))))
