import numpy as np
import mpmath as mp

def _sig(t): return 1/(1+mp.exp(-t))
def _hid(x, w): return [_sig(w[5+2*i]*x[0]+w[6+2*i]*x[1]+w[13+i]) for i in range(4)]
def _out(x, w):
    h = _hid(x, w)
    return _sig(w[0]*h[0]+w[1]*h[1]+w[2]*h[2]+w[3]*h[3]+w[4]), h
def _mp(seq): return [mp.mpf(float(q)) for q in seq]

def network(x, params):
    with mp.workdps(30):
        return float(_out(_mp(x), _mp(params))[0])

def loss(params, X_train, y_train):
    with mp.workdps(30):
        w = _mp(params); E = mp.mpf(0)
        for x, t in zip(X_train, np.ravel(y_train)):
            f = _out(_mp(x), w)[0]
            E -= mp.log(f if t == 1 else 1-f)
        return float(E)

def loss_gradient(params, X_train, y_train):
    with mp.workdps(30):
        w = _mp(params); g = [mp.mpf(0)]*17
        for x, t in zip(X_train, np.ravel(y_train)):
            x = _mp(x); f, h = _out(x, w); d = f-int(t)
            g[4] += d
            for i in range(4):
                g[i] += d*h[i]; k = d*w[i]*h[i]*(1-h[i])
                g[5+2*i] += k*x[0]; g[6+2*i] += k*x[1]; g[13+i] += k
        return np.array([float(q) for q in g])
