from math import tanh, log, inf
import numpy as np
def sgm(t): return (1.0 + tanh(t/2))/2
def lg(q): return log(q) if q > 0 else -inf
def network(x, params):
    return sgm(params[4] + sum(params[i]*sgm(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i]) for i in range(4)))
def loss(params, X_train, y_train):
    s = 0
    for (x1, x2), t in zip(X_train, y_train.ravel().tolist()):
        p = network((x1, x2), params)
        s += -lg(p) if t == 1.0 else -lg(1-p)
    return s
def loss_gradient(params, X_train, y_train):
    rows = []
    for (x1, x2), t in zip(X_train, y_train.ravel().tolist()):
        H = [sgm(params[5+2*i]*x1 + params[6+2*i]*x2 + params[13+i]) for i in range(4)]
        e = network((x1, x2), params) - t
        q = [e*params[i]*H[i]*(1-H[i]) for i in range(4)]
        rows.append([e*v for v in H] + [e] + [r*c for r in q for c in (x1, x2)] + q)
    return np.array(list(map(sum, zip(*rows))))
