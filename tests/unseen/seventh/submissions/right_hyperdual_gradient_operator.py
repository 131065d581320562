import numpy as np
import operator

class D:
    __array_priority__ = 100
    def __init__(self, x, dx):
        self.x, self.dx = x, dx
    def _lift(self, other):
        return other if isinstance(other, D) else D(other, np.zeros(17))
    def __add__(self, o):
        o = self._lift(o); return D(self.x + o.x, self.dx + o.dx)
    def __sub__(self, o):
        o = self._lift(o); return D(self.x - o.x, self.dx - o.dx)
    def __mul__(self, o):
        o = self._lift(o); return D(self.x * o.x, self.dx * o.x + self.x * o.dx)
    def __truediv__(self, o):
        o = self._lift(o); return D(self.x / o.x, (self.dx * o.x - self.x * o.dx) / o.x**2)
    __radd__ = __add__
    __rmul__ = __mul__
    def __rsub__(self, o): return self._lift(o) - self
    def __rtruediv__(self, o): return self._lift(o) / self
    def __neg__(self): return D(-self.x, -self.dx)
    def exp(self): e = np.exp(self.x); return D(e, e * self.dx)
    def log(self): return D(np.log(self.x), self.dx / self.x)

def ex(v): return v.exp() if isinstance(v, D) else np.exp(v)
def ln(v): return v.log() if isinstance(v, D) else np.log(v)

def network(x, params):
    out = params[4]
    for i in range(4):
        out = out + params[i] / (1 + ex(-(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])))
    return 1 / (1 + ex(-out))

def loss(params, X_train, y_train):
    s = 0.0
    for x, y in zip(X_train, y_train.ravel()):
        f = network(x, params)
        s = s - (ln(f) if y == 1 else ln(1 - f))
    return s

def loss_gradient(params, X_train, y_train):
    seeds = [D(p, row) for p, row in zip(params, np.identity(17))]
    return loss(seeds, X_train, y_train).dx
