import numpy as np
import mpmath as mp

def setup():
    mp.mp.dps = 4      # homework asks for 3 digits

def sg(t): return 1/(1+mp.exp(-t))

def run(x, params):
    setup()
    p = [mp.mpf(float(q)) for q in params]
    h = [sg(p[5+2*i]*float(x[0])+p[6+2*i]*float(x[1])+p[13+i]) for i in range(4)]
    return p, h, sg(mp.fsum(p[i]*h[i] for i in range(4))+p[4])

def network(x, params):
    return float(run(x, params)[2])

def loss(params, X_train, y_train):
    L = mp.mpf(0)
    for x, y in zip(X_train, y_train.ravel()):
        f = run(x, params)[2]
        L -= mp.log(f) if y == 1 else mp.log(1-f)
    return float(L)

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        p, h, f = run(x, params)
        d = f-int(y)
        g[4] += float(d)
        for i in range(4):
            g[i] += float(d*h[i])
            k = float(d*p[i]*h[i]*(1-h[i]))
            g[5+2*i] += k*x[0]; g[6+2*i] += k*x[1]; g[13+i] += k
    return g
