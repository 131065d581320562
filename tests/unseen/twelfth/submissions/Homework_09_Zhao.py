# 課題9
from scipy import stats
import math
import numpy as np

def network(x, params):
    hid = stats.logistic.cdf(np.matmul(params[5:13].reshape(4, 2), [x[1], x[1]]) + params[-4:])
    return float(stats.logistic.cdf(hid @ params[:4] + params[4]))


def loss(params, X_train, y_train):
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    q = 1/(1 + np.exp(-(H @ params[:4] + params[4])))
    return -stats.bernoulli.logpmf(y_train.ravel().astype(int), q).sum()


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
    leaves = [Var(float(q)) for q in params]
    for x, t in zip(X_train, y_train.ravel()):
        z = leaves[4]
        for i in range(4):
            s = leaves[5+2*i]*float(x[0]) + leaves[6+2*i]*float(x[1]) + leaves[13+i]
            z = z + leaves[i]*s.sigmoid()
        out = 1/(1 + math.exp(-z.value))
        z.backward(out - float(t))
    return np.array([q.grad for q in leaves])
