import math
import numpy as np

from itertools import chain

def expo(t):
    return 1/(1 + math.exp(-t))

def pure_forward(p, x1, x2):
    h = [expo(w1*x1 + w2*x2 + b) for w1, w2, b in zip(p[5:13:2], p[6:13:2], p[13:])]
    return h, expo(math.fsum([w*hh for w, hh in zip(p, h)] + [p[4]]))

def network(x, params):
    """sortie du réseau pour un point x"""
    return pure_forward([float(q) for q in params], *x)[1]

def loss(params, X_train, y_train):
    """entropie croisée"""
    p = [float(q) for q in params]
    return -math.fsum(math.log(f if t else 1 - f) for f, t in ((pure_forward(p, *x)[1], t) for x, t in zip(X_train.tolist(), y_train.ravel().tolist())))

def loss_gradient(params, X_train, y_train):
    """dérivées partielles"""
    p = [float(q) for q in params]
    columns = [[] for _ in p]
    for (x1, x2), t in zip(X_train.tolist(), y_train.ravel().tolist()):
        h, f = pure_forward(p, x1, x2)
        e = f - t
        s = [e*w*hh*(1 - hh) for w, hh in zip(p, h)]
        row = chain((e*hh for hh in h), (e,), chain.from_iterable((q*x1, q*x2) for q in s), s)
        for c, value in zip(columns, row):
            c.append(value)
    return np.array([math.fsum(c) for c in columns])


if __name__ == "__main__":
    p0 = np.ones(17)
    print(network([0.1, 0.2], p0))
