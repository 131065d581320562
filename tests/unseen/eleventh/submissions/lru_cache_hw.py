from functools import lru_cache
import math
import numpy as np

@lru_cache(maxsize=4096)
def node(w, bias, inputs):
    t = bias + math.fsum(p*q for p, q in zip(w, inputs))
    return 1/(1 + math.exp(-t)) if t > -600 else math.exp(t)

@lru_cache(maxsize=None)
def hidden(x, p):
    return tuple(node(p[5+2*i:7+2*i], p[13+i], x) for i in range(4))

def network(x, params):
    p = tuple(map(float, params))
    return node(p[:4], p[4], hidden(tuple(map(float, x)), p))

def loss(params, X_train, y_train):
    terms = []
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        terms.append(-math.log(f) if t == 1 else -math.log1p(-f))
    return math.fsum(terms)

def loss_gradient(params, X_train, y_train):
    p = tuple(map(float, params))
    cols = [[] for _ in range(17)]
    for x, t in zip(X_train, np.ravel(y_train)):
        d = network(x, params) - t
        h = hidden(tuple(map(float, x)), p)
        cols[4].append(d)
        for i in range(4):
            k = d*p[i]*h[i]*(1 - h[i])
            cols[i].append(d*h[i])
            cols[5+2*i].append(k*x[0])
            cols[6+2*i].append(k*x[1])
            cols[13+i].append(k)
    return np.array([math.fsum(c) for c in cols])
