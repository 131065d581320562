import functools
import numpy as np

def network(x, params):
    """Ausgabe des Netzes am Punkt x"""
    g = lambda t: 1/(1+np.exp(-t))
    def add(acc, i):
        return acc + params[i]*g(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])
    return g(functools.reduce(add, range(4), params[4]))


def terms(params, X, t):
    for x, tt in zip(X, t):
        f = network(x, params)
        yield tt*np.log(f) + (1-tt)*np.log1p(-f)

def loss(params, X_train, y_train):
    """Kreuzentropie, Summe über alle Punkte"""
    return -sum(terms(params, X_train, y_train.flat))


class Dual:
    def __init__(self, v, d):
        self.v, self.d = v, d
    def __add__(self, o):
        return Dual(self.v + o.v, self.d + o.d)
    def __mul__(self, o):
        return Dual(self.v*o.v, self.v*o.d + self.d*o.v)
    def scale(self, c):
        return Dual(self.v*c, self.d*c)
    def sigmoid(self):
        s = 1/(1 + np.exp(-self.v))
        return Dual(s, s*(1 - s)*self.d)

def loss_gradient(params, X_train, y_train):
    """partielle Ableitungen, Reihenfolge wie params"""
    E = np.eye(17)
    P = [Dual(params[k], E[k]) for k in range(17)]
    total = np.zeros(17)
    for x, t in zip(X_train, y_train.flatten()):
        z = P[4]
        for i in range(4):
            z = z + P[i]*(P[5+2*i].scale(x[0]) + P[6+2*i].scale(x[1]) + P[13+i]).sigmoid()
        total += (1/(1 + np.exp(-z.v)) - t)*z.d
    return total
