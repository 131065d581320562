import numpy as np
class Dual:
    def __init__(self, v, d): self.v, self.d = v, d
    def __add__(self, o):
        o = o if isinstance(o, Dual) else Dual(o, 0.)
        return Dual(self.v + o.v, self.d + o.d)
    __radd__ = __add__
    def __mul__(self, o):
        o = o if isinstance(o, Dual) else Dual(o, 0.)
        return Dual(self.v*o.v, self.v*o.d + self.d*o.v)
    __rmul__ = __mul__
def sig(t):
    if isinstance(t, Dual):
        s = sig(t.v)
        return Dual(s, s*(1-s)*t.d)
    return 1/(1+np.exp(-t))
def score(x1, x2, p):
    z = p[4]
    for j in range(4):
        z = z + p[j]*sig(p[5+2*j]*x1 + p[6+2*j]*x2 + p[13+j])
    return z
def network(x, params): return sig(score(x[0], x[1], params))
def loss(params, X_train, y_train):
    z = score(X_train[:, 0], X_train[:, 1], params)
    return np.sum(np.logaddexp(0, z) - np.ravel(y_train)*z)
def loss_gradient(params, X_train, y_train):
    out = np.zeros(17)
    for k in range(17):
        p = [Dual(float(v), float(i == k)) for i, v in enumerate(params)]
        z = score(X_train[:, 0], X_train[:, 1], p)
        out[k] = np.sum((sig(z.v) - np.ravel(y_train))*z.d)
    return out
