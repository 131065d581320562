import math
import numpy as np

class Value:
    def __init__(self, data, parents=()):
        self.data, self.parents, self.grad = float(data), parents, 0.0
    def __add__(self, o):
        o = o if isinstance(o, Value) else Value(o)
        return Value(self.data + o.data, ((self, 1.0), (o, 1.0)))
    __radd__ = __add__
    def __mul__(self, o):
        o = o if isinstance(o, Value) else Value(o)
        return Value(self.data * o.data, ((self, o.data), (o, self.data)))
    __rmul__ = __mul__
    def __neg__(self): return self * -1.0
    def __sub__(self, o): return self + (-o)
    def __rsub__(self, o): return (-self) + o
    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.data)) if self.data > -700 else 0.0
        return Value(s, ((self, s * (1 - s)),))
    def log(self): return Value(math.log(self.data), ((self, 1 / self.data),))
    def backward(self):
        order, seen = [], set()
        stack = [(self, False)]
        while stack:
            n, done = stack.pop()
            if done: order.append(n); continue
            if id(n) in seen: continue
            seen.add(id(n)); stack.append((n, True))
            stack.extend((p, False) for p, _ in n.parents)
        self.grad = 1.0
        for n in reversed(order):
            for p, d in n.parents: p.grad += d * n.grad

def forward(P, x):
    h = [(P[5 + 2*i] * float(x[0]) + P[6 + 2*i] * float(x[1]) + P[13 + i]).sigmoid() for i in range(4)]
    return (sum((P[i] * h[i] for i in range(4)), P[4])).sigmoid()

def network(x, params): return forward([Value(p) for p in params], x).data

def _loss(P, X_train, y_train):
    E = Value(0)
    for x, t in zip(X_train, np.ravel(y_train)):
        f = forward(P, x)
        E = E - (f.log() if t == 1 else (1 - f).log())
    return E

def loss(params, X_train, y_train): return _loss([Value(p) for p in params], X_train, y_train).data

def loss_gradient(params, X_train, y_train):
    P = [Value(p) for p in params]
    _loss(P, X_train, y_train).backward()
    return np.array([p.grad for p in P])
