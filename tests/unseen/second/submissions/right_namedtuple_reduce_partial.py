import numpy as np
from functools import reduce, partial
from collections import namedtuple
Q = namedtuple('Q', 'u1 u2 u3 u4 a v11 v12 v21 v22 v31 v32 v41 v42 b1 b2 b3 b4')
sig = lambda t: (1 + np.exp(-t))**-1
units = lambda q: zip(q[:4], q[5:13:2], q[6:13:2], q[13:])
def node(x, acc, unit):
    u, v1, v2, b = unit
    return acc + u*sig(v1*x[0] + v2*x[1] + b)
network = lambda x, params: sig(reduce(partial(node, x), units(Q(*params)), params[4]))
loss = lambda params, X_train, y_train: reduce(
    lambda acc, xy: acc - np.log(xy[1]*network(xy[0], params) + (1 - xy[1])*(1 - network(xy[0], params))),
    zip(X_train, np.ravel(y_train)), 0.0)
def single(params, x, y):
    e = network(x, params) - y
    parts = [(e*h, e*u*h*(1-h)) for u, h in ((u, sig(v1*x[0]+v2*x[1]+b)) for u, v1, v2, b in units(Q(*params)))]
    du, db = zip(*parts)
    return np.array([*du, e, *(k*c for k in db for c in x), *db])
loss_gradient = lambda params, X_train, y_train: reduce(np.add, map(partial(single, params), X_train, np.ravel(y_train)))
