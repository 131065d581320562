import math
import numpy as np

class Dual:
    # value and 17 derivatives
    def __init__(self, v, d):
        self.v = v
        self.d = d
    def __add__(self, o):
        if isinstance(o, Dual):
            return Dual(self.v + o.v, self.d + o.d)
        return Dual(self.v + o, self.d)
    __radd__ = __add__
    def __mul__(self, o):
        if isinstance(o, Dual):
            return Dual(self.v*o.v, self.v*o.d + o.v*self.d)
        return Dual(self.v*o, self.d*o)
    __rmul__ = __mul__

def sig(z):
    if isinstance(z, Dual):
        s = sig(z.v)
        return Dual(s, s*(1-s)*z.d)
    return 1/(1+math.exp(-z)) if z > 0 else math.exp(z)/(1+math.exp(z))

def raw(x, p):
    t = p[4]
    for j in range(4):
        t = t + p[j]*sig(p[5+2*j]*float(x[0]) + p[6+2*j]*float(x[1]) + p[13+j])
    return t

def network(x, params):
    return sig(raw(x, [float(q) for q in params]))

def softplus(t):
    return max(t, 0.) + math.log1p(math.exp(-abs(t)))

def loss(params, X_train, y_train):
    P = [float(q) for q in params]
    return sum(softplus(-raw(x, P) if t > 0.5 else raw(x, P)) for x, t in zip(X_train, np.ravel(y_train)))

def loss_gradient(params, X_train, y_train):
    eye = np.eye(17)
    P = [Dual(float(params[k]), eye[k]) for k in range(17)]
    G = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        z = raw(x, P)
        G = G + (sig(z.v) - t)*z.d
    return G
