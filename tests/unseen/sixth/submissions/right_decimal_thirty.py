import numpy as np
from decimal import Decimal, getcontext
getcontext().prec = 40

def D(q): return Decimal(float(q))
def S(t): return 1/(1+(-t).exp())

def forward(x, p):
    h = [S(p[5+2*i]*x[0]+p[6+2*i]*x[1]+p[13+i]) for i in range(4)]
    return h, S(p[4]+p[0]*h[0]+p[1]*h[1]+p[2]*h[2]+p[3]*h[3])

def network(x, params):
    return float(forward([D(c) for c in x], [D(c) for c in params])[1])

def loss(params, X_train, y_train):
    p = [D(c) for c in params]
    out = Decimal(0)
    for xx, t in zip(X_train, y_train.ravel()):
        _, f = forward([D(c) for c in xx], p)
        out -= (f if t == 1 else 1-f).ln()
    return float(out)

def loss_gradient(params, X_train, y_train):
    p = [D(c) for c in params]
    g = [Decimal(0) for _ in range(17)]
    for xx, t in zip(X_train, y_train.ravel()):
        xd = [D(c) for c in xx]
        h, f = forward(xd, p)
        e = f - D(t)
        g[4] += e
        for i in range(4):
            g[i] += e*h[i]
            q = e*p[i]*h[i]*(1-h[i])
            for k in (0, 1):
                g[5+2*i+k] += q*xd[k]
            g[13+i] += q
    return np.array(list(map(float, g)))
