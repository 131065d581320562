# -*- coding: utf-8 -*-
import math
import numpy as np

def network(x, params):
    """ネットワークの出力"""
    u, a, v, b = np.split(np.asarray(params), [4, 5, 13])
    z = (v.reshape(4, 2) * np.asarray(x)).sum(axis=1) + b
    hid = 1/(1+np.exp(-z))
    out = (u*hid).sum() + a[0]
    return 1/(1+np.exp(-out))


def loss(params, X_train, y_train):
    """交差エントロピー"""
    p = [network(x, params) for x in X_train]
    return math.fsum(-math.log2(q if t else 1 - q) for q, t in zip(p, y_train.ravel().tolist()))


class Var:
    def __init__(self, value, parents=()):
        self.value, self.parents, self.grad = value, parents, 0.

    def __add__(self, o):
        o = o if isinstance(o, Var) else Var(o)
        return Var(self.value + o.value, [(self, 1.), (o, 1.)])

    def __mul__(self, o):
        o = o if isinstance(o, Var) else Var(o)
        return Var(self.value * o.value, [(self, o.value), (o, self.value)])

    def sigmoid(self):
        s = 1/(1 + math.exp(-self.value))
        return Var(s, [(self, s*(1 - s))])

    def backward(self, seed):
        self.grad += seed
        for p, d in self.parents:
            p.backward(seed*d)

def loss_gradient(params, X_train, y_train):
    """勾配"""
    leaves = [Var(float(q)) for q in params]
    for x, t in zip(X_train, y_train.ravel()):
        z = leaves[4]
        for i in range(4):
            s = leaves[5+2*i]*float(x[0]) + leaves[6+2*i]*float(x[1]) + leaves[13+i]
            z = z + leaves[i]*s.sigmoid()
        out = 1/(1 + math.exp(-z.value))
        z.backward(out - float(t))
    return np.array([q.grad for q in leaves])
