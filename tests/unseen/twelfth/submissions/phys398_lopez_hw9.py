# 課題9
import math
import numpy as np

class Neuron:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def fire(self, inputs):
        s = self.b
        for wi, xi in zip(self.w, inputs):
            s += wi * xi
        return 1. / (1. + np.exp(-s))

def network(x, params):
    hidden = [Neuron(params[5+2*j:7+2*j], params[13+j]) for j in range(4)]
    out = Neuron(params[0:4], params[4])
    return out.fire([n.fire(x) for n in hidden])


def loss(params, X_train, y_train):
    t = y_train.ravel()
    n = len(t)
    if n == 1:
        f = network(X_train[0], params)
        return -np.log(f) if t[0] == 1 else -np.log(1 - f)
    return loss(params, X_train[:n//2], t[:n//2]) + loss(params, X_train[n//2:], t[n//2:])


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
    leaves = [Var(float(q)) for q in params]
    for x, t in zip(X_train, y_train.ravel()):
        z = leaves[4]
        for i in range(4):
            s = leaves[5+2*i]*float(x[0]) + leaves[6+2*i]*float(x[1]) + leaves[13+i]
            z = z + leaves[i]*s.sigmoid()
        out = 1/(1 + math.exp(-z.value))
        z.backward(out - float(t))
    return np.array([q.grad for q in leaves])
