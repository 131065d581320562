import math
import numpy as np
def _sig(t):
    if t >= 0:
        return 1.0 / (1.0 + math.exp(-t))
    e = math.exp(t)
    return e / (1.0 + e)
def _parts(x, p):
    h = [_sig(p[5+2*i]*x[0] + p[6+2*i]*x[1] + p[13+i]) for i in range(4)]
    return h, math.fsum([p[i]*h[i] for i in range(4)] + [p[4]])
def network(x, params):
    return _sig(_parts(x, params)[1])
def _labels(y):
    return [float(t[0]) if hasattr(t, '__len__') else float(t) for t in y]
def loss(params, X_train, y_train):
    terms = []
    for x, t in zip(X_train, _labels(y_train)):
        z = _parts(x, params)[1]
        m = z if t == 0. else -z
        terms.append(max(m, 0.) + math.log1p(math.exp(-abs(m))))
    return math.fsum(terms)
def loss_gradient(params, X_train, y_train):
    cols = [[] for _ in range(17)]
    for x, t in zip(X_train, _labels(y_train)):
        h, z = _parts(x, params)
        e = _sig(z) - t
        cols[4].append(e)
        for i, hi in enumerate(h):
            k = e*params[i]*hi*(1 - hi)
            for j, c in ((i, e*hi), (5+2*i, k*x[0]), (6+2*i, k*x[1]), (13+i, k)):
                cols[j].append(c)
    return np.array([math.fsum(c) for c in cols])
