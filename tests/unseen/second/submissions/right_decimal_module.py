import numpy as np
from decimal import Decimal as D, getcontext, localcontext
def sg(t):
    return 1 / (1 + (-t).exp()) if t > -2000 else D(0)
def run(x, params):
    q = [D(float(v)) for v in params]
    x = [D(float(v)) for v in x]
    h = [sg(q[5+2*i]*x[0] + q[6+2*i]*x[1] + q[13+i]) for i in range(4)]
    return q, x, h, sum((q[i]*h[i] for i in range(4)), q[4])
def network(x, params):
    return float(sg(run(x, params)[-1]))
def loss(params, X_train, y_train):
    total = D(0)
    for x, t in zip(X_train, np.ravel(y_train)):
        z = run(x, params)[-1]
        z = -z if t == 1 else z
        total += z + (1 + (-z).exp()).ln() if z > 0 else (1 + z.exp()).ln()
    return float(total)
def loss_gradient(params, X_train, y_train):
    g = [D(0)]*17
    for x, t in zip(X_train, np.ravel(y_train)):
        q, xx, h, z = run(x, params)
        e = sg(z) - D(int(t))
        g[4] += e
        for i in range(4):
            k = e*q[i]*h[i]*(1 - h[i])
            g[i] += e*h[i]; g[13+i] += k
            g[5+2*i] += k*xx[0]; g[6+2*i] += k*xx[1]
    return np.array(g, dtype=float)
