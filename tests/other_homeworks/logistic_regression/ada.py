# Ada, exercise 2
import math

import numpy as np


def predict(w, X):
    out = []
    for row in X:
        s = 0.0
        for wj, xj in zip(w, row):
            s += wj * xj
        out.append(1.0 / (1.0 + math.exp(-s)))
    return np.array(out)


def loss(w, X, y):
    ps = predict(w, X)
    total = 0.0
    for p, t in zip(ps, y):
        if t == 1:
            total -= math.log(p)
        else:
            total -= math.log(1.0 - p)
    return total / len(X)


def gradient(w, X, y):
    ps = predict(w, X)
    g = [0.0 for _ in w]
    for p, t, row in zip(ps, y, X):
        for j in range(len(g)):
            g[j] += (p - t) * row[j]
    return [gj / len(X) for gj in g]
