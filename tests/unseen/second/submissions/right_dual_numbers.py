import numpy as np
import math
class Dual:
    __slots__ = ('v', 'd')
    def __init__(self, v, d): self.v, self.d = v, d
    def __add__(self, o):
        return Dual(self.v + o.v, self.d + o.d) if isinstance(o, Dual) else Dual(self.v + o, self.d)
    __radd__ = __add__
    def __mul__(self, o):
        return Dual(self.v * o.v, self.v * o.d + o.v * self.d) if isinstance(o, Dual) else Dual(self.v * o, self.d * o)
    __rmul__ = __mul__
    def __neg__(self): return Dual(-self.v, -self.d)
    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.v / 2))
        return Dual(s, s * (1 - s) * self.d)
    def softplus(self):
        return Dual(float(np.logaddexp(0, self.v)), 0.5 * (1 + math.tanh(self.v / 2)) * self.d)
def _logit(x, q):
    z = q[4]
    for i in range(4):
        z = z + q[i] * (q[5+2*i] * float(x[0]) + q[6+2*i] * float(x[1]) + q[13+i]).sigmoid()
    return z
def _seed(params):
    return [Dual(float(p), e) for p, e in zip(params, np.eye(17))]
def network(x, params):
    return _logit(x, _seed(params)).sigmoid().v
def _loss(params, X_train, y_train):
    q = _seed(params)
    tot = Dual(0., np.zeros(17))
    for x, y in zip(X_train, np.ravel(y_train)):
        z = _logit(x, q)
        tot = tot + z.softplus() + (-float(y)) * z
    return tot
def loss(params, X_train, y_train): return _loss(params, X_train, y_train).v
def loss_gradient(params, X_train, y_train): return _loss(params, X_train, y_train).d
