import numpy as np
import mpmath as mp

WORK = 30

def sg(t):
    return 1 / (1 + mp.exp(-t))

def run(x, params):
    p = [mp.mpf(float(q)) for q in params]
    x1, x2 = mp.mpf(float(x[0])), mp.mpf(float(x[1]))
    h = [sg(p[5 + 2*i] * x1 + p[6 + 2*i] * x2 + p[13 + i]) for i in range(4)]
    return p, x1, x2, h, sg(mp.fdot(p[:4], h) + p[4])

def network(x, params):
    with mp.workdps(WORK):
        return float(run(x, params)[-1])

def loss(params, X_train, y_train):
    with mp.workdps(WORK):
        tot = mp.mpf(0)
        for x, t in zip(X_train, np.ravel(y_train)):
            f = run(x, params)[-1]
            tot -= mp.log(f) if t == 1 else mp.log(1 - f)
        return float(tot)

def loss_gradient(params, X_train, y_train):
    with mp.workdps(WORK):
        g = [mp.mpf(0)] * 17
        for x, t in zip(X_train, np.ravel(y_train)):
            p, x1, x2, h, f = run(x, params)
            d = f - int(t)
            g[4] += d
            for i in range(4):
                g[i] += d * h[i]
                c = d * p[i] * h[i] * (1 - h[i])
                g[5 + 2*i] += c * x1
                g[6 + 2*i] += c * x2
                g[13 + i] += c
        return np.array([float(q) for q in g])
