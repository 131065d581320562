# expect: right; note: nan-in-saturation

import numpy as np
from mpmath import exp, log, mp, mpf

mp.dps = 25


def phi(t):
    return 1 / (1 + exp(-t))


def forward(x, params):
    p = [mpf(float(value)) for value in params]
    G = [phi(p[5 + 2 * j] * float(x[0]) + p[6 + 2 * j] * float(x[1]) + p[13 + j]) for j in range(4)]
    return p, G, phi(sum(p[j] * G[j] for j in range(4)) + p[4])


def network(x, params):
    return float(forward(x, params)[2])


def loss(params, X_train, y_train):
    E = mpf(0)
    for x, y in zip(X_train, np.ravel(y_train)):
        out = forward(x, params)[2]
        E -= log(out) if y == 1 else log(1 - out)
    return float(E)


def loss_gradient(params, X_train, y_train):
    total = [mpf(0)] * 17
    for x, y in zip(X_train, np.ravel(y_train)):
        p, G, out = forward(x, params)
        d = out - float(y)
        dq = [d * p[j] * G[j] * (1 - G[j]) for j in range(4)]
        V = [dq[j] * float(x[k]) for j in range(4) for k in range(2)]
        total = [t + g for t, g in zip(total, [d * G[j] for j in range(4)] + [d] + V + dq)]
    return np.array([float(t) for t in total])
