import numpy as np
class Unit:
    def __init__(self, k):
        self.k, self.iu, self.iv, self.ib = k, k, slice(5+2*k, 7+2*k), 13+k
    def out(self, x, p): return 1/(1+np.exp(-(np.dot(p[self.iv], x) + p[self.ib])))
    def push(self, g, e, x, p):
        h = self.out(x, p)
        back = e*p[self.iu]*h*(1-h)
        g[self.iu] += e*h; g[self.iv] += back*np.asarray(x); g[self.ib] += back
UNITS = tuple(Unit(k) for k in range(4))
def network(x, params):
    return 1/(1+np.exp(-sum((params[n.iu]*n.out(x, params) for n in UNITS), params[4])))
def loss(params, X_train, y_train):
    return np.sum([-np.log(network(x, params)) if int(np.ravel(t)[0]) else -np.log(1-network(x, params)) for x, t in zip(X_train, y_train)])
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train):
        e = network(x, params) - np.ravel(t)[0]
        g[4] += e
        for n in UNITS: n.push(g, e, x, params)
    return g
