import math
import numpy as np   # only for the return value

def sigmoid(z):
    if z >= 0:
        return 1/(1+math.exp(-z))
    e = math.exp(z)
    return e/(1+e)

def softplus(z):
    return max(z, 0.0) + math.log1p(math.exp(-abs(z)))

def logit(x, p):
    s = p[4]
    for j in range(4):
        s += p[j]*sigmoid(p[5+2*j]*x[0] + p[6+2*j]*x[1] + p[13+j])
    return s

def network(x, params):
    return sigmoid(logit([float(c) for c in x], [float(c) for c in params]))

def rows(X_train, y_train):
    ys = [float(t[0]) if hasattr(t, '__len__') else float(t) for t in y_train]
    return list(zip([[float(a), float(b)] for a, b in X_train], ys))

def loss(params, X_train, y_train):
    p = [float(c) for c in params]
    return math.fsum(softplus(logit(x, p)) - t*logit(x, p) for x, t in rows(X_train, y_train))

def loss_gradient(params, X_train, y_train):
    p = [float(c) for c in params]
    g = [0.0]*17
    for x, t in rows(X_train, y_train):
        d = sigmoid(logit(x, p)) - t
        g[4] += d
        for j in range(4):
            z = p[5+2*j]*x[0] + p[6+2*j]*x[1] + p[13+j]
            g[j] += d*sigmoid(z)
            w = d*p[j]*sigmoid(z)*sigmoid(-z)
            g[5+2*j] += w*x[0]
            g[6+2*j] += w*x[1]
            g[13+j] += w
    return np.array(g)
