import math
import numpy as np

def logistic(v):
    if v >= 0:
        return 1/(1 + math.exp(-v))
    e = math.exp(v)
    return e/(1 + e)

def network(x, params):
    p = [float(q) for q in params]
    hidden = []
    for k in range(4):
        hidden.append(logistic(p[5 + 2*k]*float(x[0]) + p[6 + 2*k]*float(x[1]) + p[13 + k]))
    return logistic(math.fsum([p[0]*hidden[0], p[1]*hidden[1], p[2]*hidden[2], p[3]*hidden[3], p[4]]))

def loss(params, X_train, y_train):
    terms = []
    for xi, yi in zip(X_train.tolist(), np.asarray(y_train).ravel().tolist()):
        f = network(xi, params)
        terms.append(-math.log(f) if yi > 0.5 else -math.log1p(-f))
    return math.fsum(terms)

def loss_gradient(params, X_train, y_train):
    p = [float(q) for q in params]
    g = [0.0]*17
    for (x1, x2), yi in zip(X_train.tolist(), np.asarray(y_train).ravel().tolist()):
        diff = network((x1, x2), p) - yi
        g[4] += diff
        for k in range(4):
            hk = logistic(p[5 + 2*k]*x1 + p[6 + 2*k]*x2 + p[13 + k])
            g[k] += diff*hk
            t = diff*p[k]*hk*(1 - hk)
            g[5 + 2*k] += t*x1
            g[6 + 2*k] += t*x2
            g[13 + k] += t
    return np.array(g)
