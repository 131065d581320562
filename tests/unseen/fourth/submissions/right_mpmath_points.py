import mpmath as mp
mp.mp.dps = 30
def sg(s): return 1/(1 + mp.exp(-s))
def parts(x, params):
    P = [mp.mpf(float(q)) for q in params]
    a, b = mp.mpf(float(x[0])), mp.mpf(float(x[1]))
    h = [sg(P[5+2*i]*a + P[6+2*i]*b + P[13+i]) for i in range(4)]
    return P, a, b, h, P[4] + mp.fdot(P[:4], h)
def network(x, params):
    return float(sg(parts(x, params)[4]))
def loss(params, X_train, y_train):
    tot = mp.mpf(0)
    for x, t in zip(X_train, np.ravel(y_train)):
        z = parts(x, params)[4]
        tot += mp.log(1 + mp.exp(-z if t == 1 else z))
    return float(tot)
def loss_gradient(params, X_train, y_train):
    G = [mp.mpf(0)]*17
    for x, t in zip(X_train, np.ravel(y_train)):
        P, a, b, h, z = parts(x, params)
        d = sg(z) - int(t)
        G[4] += d
        for i in range(4):
            e = d*P[i]*h[i]*(1 - h[i])
            G[i] += d*h[i]; G[5+2*i] += e*a; G[6+2*i] += e*b; G[13+i] += e
    return np.array(G, dtype=float)
