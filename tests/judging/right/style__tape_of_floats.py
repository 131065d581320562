# expect: right; note: raises-in-saturation

import math

import numpy as np


class Var:
    def __init__(self, value, parents=()):
        self.value, self.parents, self.grad = value, parents, 0.0

    def __add__(self, other):
        other = other if isinstance(other, Var) else Var(float(other))
        return Var(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Var) else Var(float(other))
        return Var(self.value * other.value, ((self, other.value), (other, self.value)))

    __radd__, __rmul__ = __add__, __mul__

    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.value))
        return Var(s, ((self, s * (1 - s)),))

    def log(self):
        return Var(math.log(self.value), ((self, 1 / self.value),))


def backward(root):
    order, seen = [], set()

    def visit(node):
        if id(node) not in seen:
            seen.add(id(node))
            for parent, _ in node.parents:
                visit(parent)
            order.append(node)

    visit(root)
    root.grad = 1.0
    for node in reversed(order):
        for parent, slope in node.parents:
            parent.grad += slope * node.grad


def out(x, p):
    z = p[4]
    for j in range(4):
        z = z + p[j] * (p[5 + 2 * j] * float(x[0]) + p[6 + 2 * j] * float(x[1]) + p[13 + j]).sigmoid()
    return z.sigmoid()


def cost(x, y, p):
    y_out = out(x, p)
    return (y_out if y == 1 else y_out * -1.0 + 1.0).log() * -1.0


def network(x, params):
    return out(x, [Var(float(value)) for value in params]).value


def loss(params, X_train, y_train):
    p = [Var(float(value)) for value in params]
    return sum(cost(x, y, p).value for x, y in zip(X_train, np.ravel(y_train)))


def loss_gradient(params, X_train, y_train):
    gradient = np.zeros(17)
    for x, y in zip(X_train, np.ravel(y_train)):
        p = [Var(float(value)) for value in params]
        backward(cost(x, y, p))
        gradient += [node.grad for node in p]
    return gradient
