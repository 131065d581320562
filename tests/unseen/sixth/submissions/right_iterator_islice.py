import math
from itertools import islice
import numpy as np

def sg(t):
    if t < 0:
        e = math.exp(t)
        return e/(1+e)
    return 1/(1+math.exp(-t))

def parts(params):
    it = iter([float(q) for q in params])
    u = list(islice(it, 4))
    a = next(it)
    v = [list(islice(it, 2)) for _ in range(4)]
    b = list(it)
    return u, a, v, b

def network(x, params):
    u, a, v, b = parts(params)
    return sg(a + math.fsum(ui*sg(vi[0]*x[0]+vi[1]*x[1]+bi) for ui, vi, bi in zip(u, v, b)))

def loss(params, X_train, y_train):
    u, a, v, b = parts(params)
    terms = []
    for (p, q), t in zip(X_train.tolist(), y_train.ravel().tolist()):
        z = a + sum(ui*sg(vi[0]*p+vi[1]*q+bi) for ui, vi, bi in zip(u, v, b))
        s = -z if t else z
        terms.append(max(s, 0) + math.log1p(math.exp(-abs(s))))
    return math.fsum(terms)

def loss_gradient(params, X_train, y_train):
    u, a, v, b = parts(params)
    gu, ga, gv, gb = [0]*4, 0, [[0, 0] for _ in u], [0]*4
    for (p, q), t in zip(X_train.tolist(), y_train.ravel().tolist()):
        h = [sg(vi[0]*p+vi[1]*q+bi) for vi, bi in zip(v, b)]
        e = sg(a + sum(x*y for x, y in zip(u, h))) - t
        ga += e
        for j, hj in enumerate(h):
            gu[j] += e*hj
            w = e*u[j]*hj*(1-hj)
            gv[j][0] += w*p
            gv[j][1] += w*q
            gb[j] += w
    return np.array(gu + [ga] + sum(gv, []) + gb)
