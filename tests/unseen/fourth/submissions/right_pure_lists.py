import math
def sgm(t):
    if t < 0:
        e = math.exp(t)
        return e/(1.0 + e)
    return 1.0/(1.0 + math.exp(-t))
def network(x, params):
    p = [float(q) for q in params]
    return sgm(p[4] + sum([p[k]*sgm(p[13+k] + sum([p[5+2*k+m]*float(x[m]) for m in (0, 1)])) for k in (0, 1, 2, 3)]))
def as_list(v):
    return [float(q[0]) if hasattr(q, '__len__') else float(q) for q in v]
def loss(params, X_train, y_train):
    out = 0.0
    p = [float(q) for q in params]
    for (c1, c2), lab in zip(X_train, as_list(y_train)):
        z = p[4]
        for k in range(4):
            z += p[k]*sgm(p[5+2*k]*c1 + p[6+2*k]*c2 + p[13+k])
        w = z if lab == 0.0 else -z
        out += w + math.log1p(math.exp(-w)) if w > 0 else math.log1p(math.exp(w))
    return out
def loss_gradient(params, X_train, y_train):
    p, g = [float(q) for q in params], [0.0]*17
    for (c1, c2), lab in zip(X_train, as_list(y_train)):
        d = network((c1, c2), p) - lab
        g[4] += d
        for k in range(4):
            h = sgm(p[5+2*k]*c1 + p[6+2*k]*c2 + p[13+k])
            g[k] += d*h
            w = d*p[k]*h*(1.0-h)
            g[13+k] += w
            g[5+2*k] += w*c1
            g[6+2*k] += w*c2
    return np.array(g)
