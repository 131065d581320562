# expect: right
import math

import numpy as np


class Value:
    """A number which remembers how it came about."""

    def __init__(self, data, parents=()):
        self.data, self.parents, self.grad = float(data), parents, 0.0

    def __add__(self, other):
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))

    def scale(self, c):
        return Value(self.data * c, ((self, c),))

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return Value(s, ((self, s * (1 - s)),))

    def softplus(self):
        value = max(self.data, 0) + math.log1p(math.exp(-abs(self.data)))
        return Value(value, ((self, 0.5 * (1 + math.tanh(self.data / 2))),))

    def backward(self):
        order, seen = [], set()

        def visit(node):
            if id(node) not in seen:
                seen.add(id(node))
                for parent, _ in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


def logit(x, p):
    z = p[4]
    for i in range(4):
        z = z + p[i] * (p[5 + 2 * i].scale(x[0]) + p[6 + 2 * i].scale(x[1]) + p[13 + i]).sigmoid()
    return z


def network(x, params):
    return logit(x, [Value(q) for q in params]).sigmoid().data


def loss(params, X_train, y_train):
    p = [Value(q) for q in params]
    return sum(logit(x, p).scale(1 - 2 * y).softplus().data for x, y in zip(X_train, y_train.ravel()))


def loss_gradient(params, X_train, y_train):
    p = [Value(q) for q in params]
    for x, y in zip(X_train, y_train.ravel()):
        logit(x, p).scale(1 - 2 * y).softplus().backward()
    return np.array([q.grad for q in p])
