import numpy as np
try:
    from numba import njit
except ImportError:
    def njit(fn):
        return fn

@njit
def sig(t):
    return 1.0/(1.0+np.exp(-t))

@njit
def core(X, t, p, g):
    E = 0.0
    h = np.zeros(4)
    for n in range(X.shape[0]):
        z = p[4]
        for i in range(4):
            h[i] = sig(p[5+2*i]*X[n, 0]+p[6+2*i]*X[n, 1]+p[13+i])
            z += p[i]*h[i]
        f = sig(z)
        if t[n] > 0.5:
            E -= np.log(f)
        else:
            E -= np.log(1.0-f)
        d = f-t[n]
        g[4] += d
        for i in range(4):
            g[i] += d*h[i]
            w = d*p[i]*h[i]*(1.0-h[i])
            g[5+2*i] += w*X[n, 0]
            g[6+2*i] += w*X[n, 1]
            g[13+i] += w
    return E

def network(x, params):
    h = sig(params[5:13].reshape(4, 2) @ np.array([float(x[0]), float(x[1])]) + params[13:])
    return sig(h @ params[:4] + params[4])

def loss(params, X_train, y_train):
    return core(X_train, y_train.flatten(), params, np.zeros(17))

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    core(X_train, y_train.flatten(), params, g)
    return g
