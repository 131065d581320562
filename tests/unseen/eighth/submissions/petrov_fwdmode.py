import numpy as np

class Dual:
    def __init__(s, v, d): s.v, s.d = v, d
    def __add__(s, o):
        o = o if isinstance(o, Dual) else Dual(o, 0.0)
        return Dual(s.v + o.v, s.d + o.d)
    __radd__ = __add__
    def __mul__(s, o):
        o = o if isinstance(o, Dual) else Dual(o, 0.0)
        return Dual(s.v*o.v, s.v*o.d + s.d*o.v)
    __rmul__ = __mul__

def S(q):
    if isinstance(q, Dual):
        e = S(q.v)
        return Dual(e, e*(1-e)*q.d)
    return 1/(1+np.exp(-q))

def logit(x, p):
    z = p[4]
    for i in range(4):
        z = z + p[i]*S(p[5+2*i]*float(x[0]) + p[6+2*i]*float(x[1]) + p[13+i])
    return z

def network(x, params):
    return S(logit(x, params))

def loss(params, X_train, y_train):
    total = 0.0
    for x, t in zip(X_train, np.ravel(y_train)):
        z = logit(x, params)
        total += np.logaddexp(0, z) - t*z
    return total

def loss_gradient(params, X_train, y_train):
    eye = np.eye(17)
    p = [Dual(float(params[k]), eye[k]) for k in range(17)]
    g = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        z = logit(x, p)
        g = g + (S(z.v) - t)*z.d
    return g
