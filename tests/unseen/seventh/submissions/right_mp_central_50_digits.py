import numpy as np
from mpmath import mp, mpf, exp, log, diff

def s(t):
    return 1 / (1 + exp(-t))

def f_mp(x, p):
    return s(sum(p[i] * s(p[5 + 2*i] * x[0] + p[6 + 2*i] * x[1] + p[13 + i]) for i in range(4)) + p[4])

def cv(seq):
    return [mpf(float(q)) for q in seq]

def network(x, params):
    with mp.workdps(40):
        return float(f_mp(cv(x), cv(params)))

def loss(params, X_train, y_train):
    with mp.workdps(40):
        e = mpf(0)
        for x, t in zip(X_train, np.ravel(y_train)):
            q = f_mp(cv(x), cv(params))
            e -= log(q if t == 1 else 1 - q)
        return float(e)

def loss_gradient(params, X_train, y_train):
    # central difference but with 40 digits and a step of 1e-15: good to 1e-25
    h = mpf(10) ** -15
    with mp.workdps(50):
        out = np.zeros(17)
        p = cv(params)
        pts = [(cv(x), int(t)) for x, t in zip(X_train, np.ravel(y_train))]
        def E(q):
            tot = mpf(0)
            for x, t in pts:
                w = f_mp(x, q)
                tot -= log(w if t else 1 - w)
            return tot
        for k in range(17):
            hi, lo = list(p), list(p)
            hi[k] += h
            lo[k] -= h
            out[k] = float((E(hi) - E(lo)) / (2 * h))
        return out
