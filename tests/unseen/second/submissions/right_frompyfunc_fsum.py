import math
import numpy as np
sig = np.frompyfunc(lambda t: 1/(1+math.exp(-t)) if t > -700 else 0.0, 1, 1)
F = lambda a: np.asarray(a, dtype=float)
def hidden(X, p): return F(sig(F(X) @ p[5:13].reshape(4, 2).T + p[13:]))
def network(x, params): return sig(hidden(x, params) @ params[:4] + params[4])
def loss(params, X_train, y_train):
    p = F(sig(hidden(X_train, params) @ params[:4] + params[4]))
    return math.fsum(-np.log(np.abs(p - (F(y_train).ravel() == 0))))
def loss_gradient(params, X_train, y_train):
    H = hidden(X_train, params)
    e = F(sig(H @ params[:4] + params[4])) - F(y_train).ravel()
    D = (H*(1-H)*params[:4]).T*e
    table = np.vstack([(H.T*e), e, np.repeat(D, 2, axis=0)*np.tile(F(X_train).T, (4, 1)), D])
    return np.array([math.fsum(r) for r in table])
