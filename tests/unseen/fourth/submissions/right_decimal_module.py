from decimal import Decimal as D, getcontext
getcontext().prec = 28
def sg(t): return 1/(1+(-t).exp())
def dz(x, params):
    p = [D(float(q)) for q in params]
    c = [D(float(q)) for q in x]
    h = [sg(p[5+2*i]*c[0]+p[6+2*i]*c[1]+p[13+i]) for i in range(4)]
    return p, c, h, sum((p[i]*h[i] for i in range(4)), p[4])
def network(x, params): return float(sg(dz(x, params)[3]))
def loss(params, X_train, y_train):
    return float(sum((1+(-z if t else z).exp()).ln() for z, t in ((dz(x, params)[3], t) for x, t in zip(X_train, np.ravel(y_train)))))
def loss_gradient(params, X_train, y_train):
    g = [D(0)]*17
    for x, t in zip(X_train, np.ravel(y_train)):
        p, c, h, z = dz(x, params)
        d = sg(z) - int(t)
        e = [d*p[i]*h[i]*(1-h[i]) for i in range(4)]
        step = [d*q for q in h] + [d] + [q*r for q in e for r in c] + e
        g = [q+r for q, r in zip(g, step)]
    return np.array([float(q) for q in g])
