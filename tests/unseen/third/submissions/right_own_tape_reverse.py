import math
import numpy as np
class Var:
    def __init__(self, val, parents=()):
        self.val, self.parents, self.grad = val, parents, 0.0
    def __add__(self, o): return Var(self.val+o.val, ((self, 1.0), (o, 1.0)))
    def __mul__(self, o): return Var(self.val*o.val, ((self, o.val), (o, self.val)))
def vsig(t):
    s = 0.5*(1+math.tanh(t.val/2))
    return Var(s, ((t, s*(1-s)),))
def graph(x, p):
    c = [Var(float(x[0])), Var(float(x[1]))]
    z = p[4]
    for j in range(4):
        z = z + p[j]*vsig(p[5+2*j]*c[0] + p[6+2*j]*c[1] + p[13+j])
    return z
def back(node, seed):
    node.grad += seed
    for par, w in node.parents:
        back(par, seed*w)
def network(x, params):
    return vsig(graph(x, [Var(float(v)) for v in params])).val
def loss(params, X_train, y_train):
    p = [Var(float(v)) for v in params]; s = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        z = graph(x, p).val
        s += max(z, 0) + math.log1p(math.exp(-abs(z))) - t*z
    return s
def loss_gradient(params, X_train, y_train):
    p = [Var(float(v)) for v in params]
    for x, t in zip(X_train, np.ravel(y_train)):
        z = graph(x, p)
        back(z, vsig(z).val - t)
    return np.array([v.grad for v in p])
