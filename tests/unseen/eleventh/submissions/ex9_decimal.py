from decimal import Decimal as D, getcontext
import numpy as np
getcontext().prec = 40
one = D(1)
dec = lambda seq: [D(float(q)) for q in seq]

def s(t):
    return one/(one + (-t).exp())

def forward(x, p):
    h = [s(p[5+2*j]*x[0] + p[6+2*j]*x[1] + p[13+j]) for j in range(4)]
    return h, s(p[4] + sum(p[j]*h[j] for j in range(4)))

def network(x, params):
    return float(forward(dec(x), dec(params))[1])

def loss(params, X_train, y_train):
    p = dec(params)
    E = D(0)
    for row, t in zip(X_train, np.ravel(y_train)):
        f = forward(dec(row), p)[1]
        E -= f.ln() if t == 1 else (one - f).ln()
    return float(E)

def loss_gradient(params, X_train, y_train):
    p = dec(params)
    g = [D(0)]*17
    for row, t in zip(X_train, np.ravel(y_train)):
        x = dec(row)
        h, f = forward(x, p)
        d = f - int(t)
        g[4] += d
        for j in range(4):
            g[j] += d*h[j]
            q = d*p[j]*h[j]*(one - h[j])
            g[13+j] += q
            g[5+2*j] += q*x[0]
            g[6+2*j] += q*x[1]
    return np.array([float(q) for q in g])
