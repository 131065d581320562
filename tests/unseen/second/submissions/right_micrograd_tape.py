import numpy as np
tape = []
class Var:
    def __init__(self, val): self.val, self.adj = val, 0.0
    def __add__(self, o):
        r = Var(self.val + o.val)
        def back(): self.adj += r.adj; o.adj += r.adj
        tape.append(back); return r
    def __mul__(self, o):
        r = Var(self.val * o.val)
        def back(): self.adj += o.val * r.adj; o.adj += self.val * r.adj
        tape.append(back); return r
    def sig(self):
        r = Var(1 / (1 + np.exp(-self.val)))
        def back(): self.adj += r.adj * r.val * (1 - r.val)
        tape.append(back); return r
def _z(x, P):
    x1, x2 = Var(x[0]), Var(x[1])
    z = P[4]
    for i in range(4):
        z = z + P[i] * (P[5+2*i]*x1 + P[6+2*i]*x2 + P[13+i]).sig()
    return z
def network(x, params):
    del tape[:]
    return _z(x, [Var(p) for p in params]).sig().val
def loss(params, X_train, y_train):
    L = 0
    for x, y in zip(X_train, np.ravel(y_train)):
        p = network(x, params)
        L = L - np.log(p)*y - np.log(1-p)*(1-y)
    return L
def loss_gradient(params, X_train, y_train):
    P = [Var(p) for p in params]
    for x, y in zip(X_train, np.ravel(y_train)):
        del tape[:]
        z = _z(x, P)
        z.adj = z.sig().val - y
        tape.pop()          # the last sigmoid is already in adj
        for back in reversed(tape): back()
    return np.array([v.adj for v in P])
