import math
import numpy as np

class Value:
    def __init__(self, data, _children=()):
        self.data = data
        self.grad = 0.0
        self._backward = lambda: None
        self._prev = _children
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other))
        def _backward():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = _backward
        return out
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other))
        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad
        out._backward = _backward
        return out
    def sigmoid(self):
        s = 1/(1 + math.exp(-self.data))
        out = Value(s, (self,))
        def _backward():
            self.grad += s*(1 - s)*out.grad
        out._backward = _backward
        return out
    def backward(self, seed):
        topo, visited = [], set()
        def build(v):
            if id(v) not in visited:
                visited.add(id(v))
                for c in v._prev:
                    build(c)
                topo.append(v)
        build(self)
        self.grad = seed
        for v in reversed(topo):
            v._backward()

def logit(x, P):
    out = P[4]
    for j in range(4):
        h = (P[5+2*j]*float(x[0]) + P[6+2*j]*float(x[1]) + P[13+j]).sigmoid()
        out = out + P[j]*h
    return out

def network(x, params):
    return logit(x, [Value(float(p)) for p in params]).sigmoid().data

def loss(params, X_train, y_train):
    s = 0.0
    for x, t in zip(X_train, y_train.flatten()):
        f = network(x, params)
        s -= t*math.log(f) + (1-t)*math.log(1-f)
    return s

def loss_gradient(params, X_train, y_train):
    P = [Value(float(p)) for p in params]
    for x, t in zip(X_train, y_train.flatten()):
        z = logit(x, P)
        z.backward(z.sigmoid().data - t)   # dE/dz
    return np.array([p.grad for p in P])
