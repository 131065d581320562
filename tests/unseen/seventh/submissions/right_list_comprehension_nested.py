from math import exp, log1p
import numpy as np

def sp(z): return (z if z > 0 else 0.0) + log1p(exp(-abs(z)))
def sg(z): return 1/(1+exp(-z)) if z > 0 else 1 - 1/(1+exp(z))

def H(x, p): return [sg(sum(p[5+2*i+j]*x[j] for j in range(2)) + p[13+i]) for i in range(4)]
def Z(h, p): return sum(p[i]*h[i] for i in range(4)) + p[4]

def network(x, params):
    return sg(Z(H(x, params), params))

def loss(params, X_train, y_train):
    return sum(sp(-Z(H(x, params), params)) if t == 1 else sp(Z(H(x, params), params)) for x, t in zip(X_train.tolist(), y_train.ravel().tolist()))

def loss_gradient(params, X_train, y_train):
    pts = X_train.tolist()
    hs = [H(x, params) for x in pts]
    es = [sg(Z(h, params)) - t for h, t in zip(hs, y_train.ravel().tolist())]
    return np.array(
        [sum(e*h[i] for e, h in zip(es, hs)) for i in range(4)] + [sum(es)] +
        [sum(e*params[i]*h[i]*(1-h[i])*x[j] for e, h, x in zip(es, hs, pts)) for i in range(4) for j in range(2)] +
        [sum(e*params[i]*h[i]*(1-h[i]) for e, h in zip(es, hs)) for i in range(4)])
