from decimal import Decimal, getcontext
import numpy as np
getcontext().prec = 30

def D(v): return Decimal(float(v))

def s(z):
    if z < 0:
        e = z.exp()
        return e/(1+e)
    return 1/(1+(-z).exp())

def hidden(x, p):
    return [s(p[5+2*j]*x[0] + p[6+2*j]*x[1] + p[13+j]) for j in range(4)]

def z_out(h, p): return sum((p[j]*h[j] for j in range(4)), p[4])

def network(x, params):
    p = [D(q) for q in params]
    return float(s(z_out(hidden([D(x[0]), D(x[1])], p), p)))

def loss(params, X_train, y_train):
    p = [D(q) for q in params]
    total = Decimal(0)
    for x, t in zip(X_train, y_train.ravel()):
        z = z_out(hidden([D(x[0]), D(x[1])], p), p)
        w = -z if t == 1 else z          # log(1+exp(w))
        total += (w if w > 0 else Decimal(0)) + (1 + (-abs(w)).exp()).ln()
    return float(total)

def loss_gradient(params, X_train, y_train):
    p = [D(q) for q in params]
    g = [Decimal(0)]*17
    for xr, t in zip(X_train, y_train.ravel()):
        x = [D(xr[0]), D(xr[1])]
        h = hidden(x, p)
        d = s(z_out(h, p)) - D(t)
        row = [d*q for q in h] + [d]
        e = [d*p[j]*h[j]*(1-h[j]) for j in range(4)]
        for q in e: row += [q*x[0], q*x[1]]
        g = [a+b for a, b in zip(g, row+e)]
    return np.array([float(q) for q in g])
