import numpy as np, mpmath as mp

def z(x, q):
    return q[4] + sum(q[i] / (1 + mp.exp(-(q[5+2*i]*x[0] + q[6+2*i]*x[1] + q[13+i]))) for i in range(4))

def network(x, params):
    return float(1 / (1 + mp.exp(-z([mp.mpf(float(c)) for c in x], [mp.mpf(float(c)) for c in params]))))

def loss(params, X_train, y_train):
    q = [mp.mpf(float(c)) for c in params]
    tot = mp.mpf(0)
    for x, y in zip(X_train, np.ravel(y_train)):
        t = z([mp.mpf(float(c)) for c in x], q)
        tot += mp.log(1 + mp.exp(-t if y == 1 else t))
    return float(tot)

def loss_gradient(params, X_train, y_train):
    # d(loss)/dp = sum (p - y) dz/dp ; dz/dp numerically, but with forty digits
    g = np.zeros(17)
    h = mp.mpf(10) ** -15
    with mp.workdps(40):
        q = [mp.mpf(float(c)) for c in params]
        for x, y in zip(X_train, np.ravel(y_train)):
            x = [mp.mpf(float(c)) for c in x]
            e = 1 / (1 + mp.exp(-z(x, q))) - mp.mpf(float(y))
            for i in range(4):
                s0 = q[5+2*i]*x[0] + q[6+2*i]*x[1] + q[13+i]
                f = lambda s: 1 / (1 + mp.exp(-s))
                d = (f(s0 + h) - f(s0 - h)) / (2 * h)
                g[i] += float(e * f(s0)); g[13+i] += float(e * q[i] * d)
                g[5+2*i] += float(e * q[i] * d * x[0]); g[6+2*i] += float(e * q[i] * d * x[1])
            g[4] += float(e)
    return g
