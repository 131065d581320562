from mpmath import mp, mpf, exp, log
mp.dps = 40
def zed(x, P):
    z = P[4]
    for i in range(4):
        z += P[i]/(1+exp(-(P[5+2*i]*x[0]+P[6+2*i]*x[1]+P[13+i])))
    return z
def M(v): return [mpf(float(q)) for q in v]
def network(x, params): return float(1/(1+exp(-zed(M(x), M(params)))))
def loss(params, X_train, y_train):
    P = M(params); tot = mpf(0)
    for x, t in zip(X_train, y_train.ravel()):
        z = zed(M(x), P)
        tot += log(1+exp(-z)) if t == 1 else log(1+exp(z))
    return float(tot)
def loss_gradient(params, X_train, y_train):
    P = M(params); h = mpf(10)**-18; g = [mpf(0)]*17
    for x, t in zip(X_train, y_train.ravel()):
        x = M(x); res = 1/(1+exp(-zed(x, P)))-int(t)
        for k in range(17):
            up, dn = P[:], P[:]
            up[k] += h; dn[k] -= h
            g[k] += res*(zed(x, up)-zed(x, dn))/(2*h)
    return np.array(g, dtype=float)
