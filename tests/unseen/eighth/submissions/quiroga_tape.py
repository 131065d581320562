import math
import numpy as np

class Value:
    def __init__(self, data, children=(), locals_=()):
        self.data, self.grad = data, 0.0
        self.children, self.locals_ = children, locals_
    def __add__(self, other):
        return Value(self.data + other.data, (self, other), (1.0, 1.0))
    def __mul__(self, other):
        return Value(self.data*other.data, (self, other), (other.data, self.data))
    def sigmoid(self):
        t = 1/(1+math.exp(-self.data)) if self.data > -700 else 0.0
        return Value(t, (self,), (t*(1-t),))
    def backward(self, seed):
        order, seen = [], set()
        def visit(n):
            if id(n) not in seen:
                seen.add(id(n))
                for c in n.children: visit(c)
                order.append(n)
        visit(self)
        self.grad = seed
        for n in reversed(order):
            for c, l in zip(n.children, n.locals_):
                c.grad += l*n.grad

def build(x, w):
    x1, x2 = Value(float(x[0])), Value(float(x[1]))
    z = w[4]
    for i in range(4):
        z = z + w[i]*(w[5+2*i]*x1 + w[6+2*i]*x2 + w[13+i]).sigmoid()
    return z

def network(x, params):
    return build(x, [Value(float(q)) for q in params]).sigmoid().data

def loss(params, X_train, y_train):
    return sum(-math.log(network(x, params) if t == 1 else 1 - network(x, params)) for x, t in zip(X_train, np.ravel(y_train)))

def loss_gradient(params, X_train, y_train):
    w = [Value(float(q)) for q in params]
    for x, t in zip(X_train, np.ravel(y_train)):
        z = build(x, w)
        z.backward(z.sigmoid().data - float(t))
    return np.array([q.grad for q in w])
