import mpmath
import numpy as np
mpmath.mp.dps = 25

def _out(x, params):
    sg = lambda t: 1 / (1 + mpmath.exp(-t))
    p = [mpmath.mpf(float(q)) for q in params]
    h = [sg(p[5+2*i] * float(x[0]) + p[6+2*i] * float(x[1]) + p[13+i]) for i in range(4)]
    return h, sg(mpmath.fdot(p[:4], h) + p[4])

def network(x, params):
    return float(_out(x, params)[1])

def loss(params, X_train, y_train):
    L = mpmath.mpf(0)
    for x, t in zip(X_train, np.ravel(y_train)):
        f = _out(x, params)[1]
        L -= mpmath.log(f if t == 1 else 1 - f)
    return float(L)

def loss_gradient(params, X_train, y_train):
    # numpy is fast enough here
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1 / (1 + np.exp(-(X_train @ V.T + b)))
    P = 1 / (1 + np.exp(-(H @ u + a)))
    miss = P - np.ravel(y_train)
    D = miss[:, None] * u * H * (1 - H)
    return np.concatenate((miss @ H, [miss.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)))
