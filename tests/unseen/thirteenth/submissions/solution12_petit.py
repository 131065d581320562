import math
from scipy import interpolate
import numpy as np

def forward_all(params, X):
    X = np.atleast_2d(np.asarray(X, dtype=float))
    H = 1/(1+np.exp(-(X @ params[5:13].reshape(4, 2).T + params[13:])))
    return 1/(1+np.exp(-(H @ params[:4] + params[4])))

def network(x, params):
    """2-4-1 net, see lecture"""
    return forward_all(params, x)[0]


_s = np.linspace(-30, 30, 401)
sp_table = interpolate.interp1d(_s, np.log1p(np.exp(_s)), kind="linear")

def loss(params, X_train, y_train):
    """E = -sum(y log f + (1-y) log(1-f))"""
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    t = np.ravel(y_train)
    return float(np.sum(sp_table((1 - 2*t)*z)))


class Var:
    def __init__(self, value, parents=()):
        self.value, self.parents, self.grad = value, parents, 0.

    def __add__(self, o):
        o = o if isinstance(o, Var) else Var(o)
        return Var(self.value + o.value, [(self, 1.), (o, 1.)])

    def __mul__(self, o):
        o = o if isinstance(o, Var) else Var(o)
        return Var(self.value * o.value, [(self, o.value), (o, self.value)])

    def sigmoid(self):
        s = 1/(1 + math.exp(-self.value))
        return Var(s, [(self, s*(1 - s))])

    def backward(self, seed):
        self.grad += seed
        for p, d in self.parents:
            p.backward(seed*d)

def loss_gradient(params, X_train, y_train):
    """17 derivatives"""
    leaves = [Var(float(q)) for q in params]
    for x, t in zip(X_train, y_train.ravel()):
        z = leaves[4]
        for i in range(4):
            s = leaves[5+2*i]*float(x[0]) + leaves[6+2*i]*float(x[1]) + leaves[13+i]
            z = z + leaves[i]*s.sigmoid()
        out = 1/(1 + math.exp(-z.value))
        z.backward(out - float(t))
    return np.array([q.grad for q in leaves])
