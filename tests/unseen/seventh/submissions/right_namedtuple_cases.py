from collections import namedtuple
from enum import Enum
import numpy as np

Params = namedtuple('Params', 'u a v b')

class Part(Enum):
    U = slice(0, 4)
    A = 4
    V = slice(5, 13)
    B = slice(13, 17)

def load(p):
    return Params(p[Part.U.value], p[Part.A.value], p[Part.V.value].reshape(-1, 2), p[Part.B.value])

def flat(q):
    return np.concatenate([np.atleast_1d(part).ravel() for part in q])

def sig(t):
    return 1/(1+np.exp(-t))

def network(x, params):
    q = load(params)
    return sig(q.u.dot(sig(q.v.dot(x) + q.b)) + q.a)

def loss(params, X_train, y_train):
    return sum(-np.log(network(x, params)) if t else -np.log(1 - network(x, params)) for x, t in zip(X_train, np.ravel(y_train)))

def loss_gradient(params, X_train, y_train):
    q = load(params)
    g = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        h = sig(q.v.dot(x) + q.b)
        e = sig(q.u.dot(h) + q.a) - t
        m = e*q.u*h*(1-h)
        g += flat(Params(e*h, e, np.outer(m, x), m))
    return g
