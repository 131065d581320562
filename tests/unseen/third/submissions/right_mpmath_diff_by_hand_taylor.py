import numpy as np
import mpmath as mp
def nz(x, p):
    return mp.fdot(p[:4], [1/(1+mp.exp(-(p[5+2*j]*x[0]+p[6+2*j]*x[1]+p[13+j]))) for j in range(4)]) + p[4]
M = lambda a: [mp.mpf(float(v)) for v in a]
def network(x, params):
    return float(1/(1+mp.exp(-nz(M(x), M(params)))))
def total(p, X, y):
    return mp.fsum(mp.log(1+mp.exp(nz(x, p) if t == 0 else -nz(x, p))) for x, t in zip(X, y))
def loss(params, X_train, y_train):
    with mp.workdps(25):
        return float(total(M(params), [M(x) for x in X_train], np.ravel(y_train)))
def loss_gradient(params, X_train, y_train):
    y = np.ravel(y_train)
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1 / (1 + np.exp(-(X_train @ V.T + b)))
    P = 1 / (1 + np.exp(-(H @ u + a)))
    d = P - y
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
