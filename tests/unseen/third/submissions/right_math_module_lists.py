import math
def sg(t):
    if t < 0:
        e = math.exp(t)
        return e/(1+e)
    return 1/(1+math.exp(-t))
def unpack(p):
    p = [float(q) for q in p]
    return p[:4], p[4], list(zip(p[5:13:2], p[6:13:2])), p[13:]
def logit(x, params):
    u, a, v, b = unpack(params)
    h = [sg(w1*float(x[0]) + w2*float(x[1]) + c) for (w1, w2), c in zip(v, b)]
    return h, math.fsum([a] + [q*r for q, r in zip(u, h)])
def network(x, params):
    return sg(logit(x, params)[1])
def flat(y):
    return [float(q) for q in y.reshape(-1)]
def loss(params, X_train, y_train):
    terms = []
    for x, t in zip(X_train.tolist(), flat(y_train)):
        z = logit(x, params)[1]
        terms.append(max(z, 0.0) - z*t + math.log1p(math.exp(-abs(z))))
    return math.fsum(terms)
def loss_gradient(params, X_train, y_train):
    g = [0.0]*17
    for x, t in zip(X_train.tolist(), flat(y_train)):
        h, z = logit(x, params)
        d = sg(z) - t
        g[4] += d
        for j in range(4):
            g[j] += d*h[j]
            q = d*float(params[j])*h[j]*(1-h[j])
            g[5+2*j] += q*x[0]; g[6+2*j] += q*x[1]; g[13+j] += q
    import numpy
    return numpy.array(g)
