import numpy as np

class Dual:
    """value + gradient with respect to the 17 parameters"""
    def __init__(self, v, d): self.v, self.d = v, d
    def __add__(self, o): return Dual(self.v + o.v, self.d + o.d) if isinstance(o, Dual) else Dual(self.v + o, self.d)
    __radd__ = __add__
    def __mul__(self, o): return Dual(self.v * o.v, self.v * o.d + o.v * self.d) if isinstance(o, Dual) else Dual(self.v * o, self.d * o)
    __rmul__ = __mul__

def sig(z):
    if isinstance(z, Dual):
        s = 1 / (1 + np.exp(-z.v))
        return Dual(s, s * (1 - s) * z.d)
    return 1 / (1 + np.exp(-z))

def logit(x, p):
    return sum((p[i] * sig(p[5+2*i] * x[0] + p[6+2*i] * x[1] + p[13+i]) for i in range(4)), p[4])

def network(x, params):
    return sig(logit(x, params))

def loss(params, X_train, y_train):
    # straight sum
    total = 0.0
    for xi, yi in zip(X_train, np.ravel(y_train)):
        f = network(xi, params)
        if yi == 1:
            total = total - np.log(f)
        else:
            total = total - np.log(1 - f)
    return total

def loss_gradient(params, X_train, y_train):
    eye = np.identity(17)
    P = [Dual(params[k], eye[k]) for k in range(17)]
    g = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        z = logit(x, P)
        g += (sig(z.v) - t) * z.d
    return g
