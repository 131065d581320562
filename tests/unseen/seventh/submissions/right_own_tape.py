import numpy as np

class Var:
    def __init__(self, val, parents=()):
        self.val = val
        self.parents = parents
        self.adj = 0.0
    def __add__(self, other):
        if not isinstance(other, Var):
            other = Var(other)
        return Var(self.val + other.val, ((self, 1.0), (other, 1.0)))
    def __mul__(self, other):
        if not isinstance(other, Var):
            other = Var(other)
        return Var(self.val * other.val, ((self, other.val), (other, self.val)))

def sigm(v):
    s = 1 / (1 + np.exp(-v.val))
    return Var(s, ((v, s * (1 - s)),))

def nll(v, t):
    # cross entropy of one sample, straight from the logit
    val = np.logaddexp(0, -v.val) if t == 1 else np.logaddexp(0, v.val)
    return Var(val, ((v, 1 / (1 + np.exp(-v.val)) - t),))

def logit_of(P, x):
    z = P[4]
    for i in range(4):
        z = z + P[i] * sigm(P[5+2*i] * x[0] + P[6+2*i] * x[1] + P[13+i])
    return z

def backward(root):
    order, seen = [], set()
    stack = [(root, False)]
    while stack:
        node, done = stack.pop()
        if done:
            order.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            stack.append((node, True))
            stack.extend((p, False) for p, _ in node.parents)
    root.adj = 1.0
    for node in reversed(order):
        for p, w in node.parents:
            p.adj += w * node.adj

def network(x, params):
    return sigm(logit_of([Var(q) for q in params], x)).val

def loss(params, X_train, y_train):
    P = [Var(q) for q in params]
    return sum(nll(logit_of(P, x), t).val for x, t in zip(X_train, y_train.flatten()))

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.flatten()):
        P = [Var(q) for q in params]
        backward(nll(logit_of(P, x), t))
        g += [v.adj for v in P]
    return g
