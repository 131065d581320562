import numpy as np
from mpmath import mp, mpf, exp, log
def s(t):
    return 1/(1 + exp(-t))
def hid(x, p):
    return [s(p[5+2*j]*x[0] + p[6+2*j]*x[1] + p[13+j]) for j in range(4)]
def network(x, params):
    p = [mpf(float(v)) for v in params]; x = [mpf(float(c)) for c in x]
    return float(s(sum(p[j]*h for j, h in enumerate(hid(x, p))) + p[4]))
def loss(params, X_train, y_train):
    with mp.workdps(30):
        p = [mpf(float(v)) for v in params]; tot = mpf(0)
        for x, y in zip(X_train, np.ravel(y_train)):
            x = [mpf(float(c)) for c in x]
            z = sum(p[j]*h for j, h in enumerate(hid(x, p))) + p[4]
            tot += log(1 + exp(-z if y else z))
        return float(tot)
def loss_gradient(params, X_train, y_train):
    with mp.workdps(30):
        p = [mpf(float(v)) for v in params]; g = [mpf(0)]*17
        for x, y in zip(X_train, np.ravel(y_train)):
            x = [mpf(float(c)) for c in x]; h = hid(x, p)
            e = s(sum(p[j]*h[j] for j in range(4)) + p[4]) - int(y)
            g[4] += e
            for j in range(4):
                k = e*p[j]*h[j]*(1-h[j])
                g[j] += e*h[j]; g[5+2*j] += k*x[0]; g[6+2*j] += k*x[1]; g[13+j] += k
        return np.array([float(v) for v in g])
