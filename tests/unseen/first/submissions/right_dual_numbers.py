import numpy as np

class Dual:
    __slots__ = ('v', 'd')
    def __init__(self, v, d): self.v, self.d = v, d
    def __add__(self, o): return Dual(self.v+o.v, self.d+o.d) if isinstance(o, Dual) else Dual(self.v+o, self.d)
    __radd__ = __add__
    def __mul__(self, o): return Dual(self.v*o.v, self.v*o.d+o.v*self.d) if isinstance(o, Dual) else Dual(self.v*o, self.d*o)
    __rmul__ = __mul__
    def __neg__(self): return Dual(-self.v, -self.d)

def sigma(z):
    if isinstance(z, Dual):
        s = 1/(1+np.exp(-z.v))
        return Dual(s, s*(1-s)*z.d)
    return 1/(1+np.exp(-z))

def ln(z):
    return Dual(np.log(z.v), z.d/z.v) if isinstance(z, Dual) else np.log(z)

def network(x, params):
    acc = params[4]
    for j in range(4):
        acc = acc + params[j]*sigma(params[5+2*j]*float(x[0]) + params[6+2*j]*float(x[1]) + params[13+j])
    return sigma(acc)

def loss(params, X_train, y_train):
    E = 0.
    for x, t in zip(X_train, [float(q) for q in np.asarray(y_train).ravel()]):
        o = network(x, params)
        E = E + -1.*(t*ln(o) + (1-t)*ln(1+-1.*o))
    return E

def loss_gradient(params, X_train, y_train):
    eye = np.eye(17)
    return loss([Dual(float(params[i]), eye[i]) for i in range(17)], X_train, y_train).d
