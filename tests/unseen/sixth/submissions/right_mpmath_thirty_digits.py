import numpy as np
from mpmath import mp, mpf, exp, log
mp.dps = 30

def sig(s):
    return 1/(1+exp(-s))

def fwd(x, p):
    h = [sig(p[5+2*j]*x[0]+p[6+2*j]*x[1]+p[13+j]) for j in range(4)]
    return h, sig(p[4]+sum(w*q for w, q in zip(p, h)))

def network(x, params):
    return float(fwd([mpf(float(c)) for c in x], [mpf(float(c)) for c in params])[1])

def loss(params, X_train, y_train):
    p = [mpf(float(c)) for c in params]
    s = mpf(0)
    for row, t in zip(X_train, np.ravel(y_train)):
        f = fwd([mpf(float(c)) for c in row], p)[1]
        s -= log(f) if t == 1 else log(1-f)
    return float(s)

def loss_gradient(params, X_train, y_train):
    p = [mpf(float(c)) for c in params]
    g = [mpf(0)]*17
    for row, t in zip(X_train, np.ravel(y_train)):
        x = [mpf(float(c)) for c in row]
        h, f = fwd(x, p)
        e = f - int(t)
        g[4] += e
        for j in range(4):
            g[j] += e*h[j]
            d = e*p[j]*h[j]*(1-h[j])
            g[5+2*j] += d*x[0]
            g[6+2*j] += d*x[1]
            g[13+j] += d
    return np.array([float(c) for c in g])
