import numpy as np
from mpmath import mp, mpf
def _fwd(x, params):
    with mp.workdps(30):
        q = [mpf(float(c)) for c in params]
        x = [mpf(float(x[0])), mpf(float(x[1]))]
        h = [1 / (1 + mp.exp(-(q[5 + 2*i]*x[0] + q[6 + 2*i]*x[1] + q[13 + i]))) for i in range(4)]
        z = q[4] + mp.fdot(q[:4], h)
        return q, x, h, 1 / (1 + mp.exp(-z)), 1 / (1 + mp.exp(z))
def network(x, params):
    return float(_fwd(x, params)[3])
def loss(params, X_train, y_train):
    with mp.workdps(30):
        s = mpf(0)
        for x, t in zip(X_train, np.ravel(y_train)):
            p, notp = _fwd(x, params)[3:]
            s -= mp.log(p if t else notp)
        return float(s)
def loss_gradient(params, X_train, y_train):
    with mp.workdps(30):
        g = [mpf(0)] * 17
        for x, t in zip(X_train, np.ravel(y_train)):
            q, xx, h, p, notp = _fwd(x, params)
            e = -notp if t else p
            for i in range(4):
                k = e * q[i] * h[i] * (1 - h[i])
                g[i] += e * h[i]
                g[5 + 2*i] += k * xx[0]
                g[6 + 2*i] += k * xx[1]
                g[13 + i] += k
            g[4] += e
        return np.array([float(c) for c in g])
