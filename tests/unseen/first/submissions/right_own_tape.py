import numpy as np

class Var:
    def __init__(self, val, parents=()):
        self.val, self.parents, self.grad = np.asarray(val, dtype=float), parents, 0.

    def backward(self):
        order, seen = [], set()
        def visit(n):
            if id(n) in seen: return
            seen.add(id(n))
            for p, _ in n.parents: visit(p)
            order.append(n)
        visit(self)
        self.grad = np.ones_like(self.val)
        for n in reversed(order):
            for p, f in n.parents:
                p.grad = p.grad + f(n.grad)

def add(a, b): return Var(a.val+b.val, [(a, lambda g: g), (b, lambda g: np.sum(g))])
def scale(a, arr): return Var(a.val*arr, [(a, lambda g: np.sum(g*arr))])
def mul(a, b): return Var(a.val*b.val, [(a, lambda g: np.sum(g*b.val)), (b, lambda g: g*a.val)])
def plus(a, b): return Var(a.val+b.val, [(a, lambda g: g), (b, lambda g: g)])
def sig(a):
    s = 1/(1+np.exp(-a.val))
    return Var(s, [(a, lambda g: g*s*(1-s))])
def bce(q, t): return Var(-np.sum(t*np.log(q.val) + (1-t)*np.log(1-q.val)), [(q, lambda g: g*((1-t)/(1-q.val) - t/q.val))])

def graph(X, vs):
    z = None
    for j in range(4):
        h = sig(add(plus(scale(vs[5+2*j], X[:, 0]), scale(vs[6+2*j], X[:, 1])), vs[13+j]))
        z = mul(vs[j], h) if z is None else plus(z, mul(vs[j], h))
    return sig(add(z, vs[4]))

def network(x, params):
    return float(graph(np.array([x], dtype=float), [Var(p) for p in params]).val[0])

def loss(params, X_train, y_train):
    return bce(graph(X_train, [Var(p) for p in params]), y_train.ravel()).val

def loss_gradient(params, X_train, y_train):
    vs = [Var(p) for p in params]
    bce(graph(X_train, vs), y_train.ravel()).backward()
    return np.array([float(v.grad) for v in vs])
