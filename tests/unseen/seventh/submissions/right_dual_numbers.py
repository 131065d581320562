import math
import numpy as np

class Dual:
    __slots__ = ('v', 'd')
    def __init__(self, v, d):
        self.v, self.d = v, d
    def __add__(self, o):
        return Dual(self.v + o.v, self.d + o.d) if isinstance(o, Dual) else Dual(self.v + o, self.d)
    __radd__ = __add__
    def __mul__(self, o):
        return Dual(self.v * o.v, self.v * o.d + self.d * o.v) if isinstance(o, Dual) else Dual(self.v * o, self.d * o)
    __rmul__ = __mul__

def sigmoid(t):
    if isinstance(t, Dual):
        s = sigmoid(t.v)
        return Dual(s, s * (1 - s) * t.d)
    return 1 / (1 + math.exp(-t)) if t > 0 else math.exp(t) / (1 + math.exp(t))

def softplus(t):
    if isinstance(t, Dual):
        return Dual(softplus(t.v), sigmoid(t.v) * t.d)
    return max(t, 0) + math.log1p(math.exp(-abs(t)))

def logit(x, p):
    z = p[4]
    for i in range(4):
        z = z + p[i] * sigmoid(p[5 + 2*i] * float(x[0]) + p[6 + 2*i] * float(x[1]) + p[13 + i])
    return z

def network(x, params):
    return sigmoid(logit(x, [float(q) for q in params]))

def cost(p, X, y):
    c = 0.0
    for x, t in zip(X, y):
        z = logit(x, p)
        c = c + (softplus(-1.0 * z) if t == 1 else softplus(z))
    return c

def loss(params, X_train, y_train):
    return cost([float(q) for q in params], X_train, np.ravel(y_train))

def loss_gradient(params, X_train, y_train):
    E = np.eye(17)
    p = [Dual(float(q), E[i]) for i, q in enumerate(params)]
    return np.array(cost(p, X_train, np.ravel(y_train)).d)
