import numpy as np
def _s(t): return 1/(1+np.exp(-t)) if t > -700 else 0.
def network(x, params):
    return _s(params[4] + sum(params[k]*_s(params[13+k] + sum(params[5+2*k+j]*x[j] for j in (0, 1))) for k in range(4)))
def contributions(params, X, y):
    for n in range(X.shape[0]):
        t = np.ravel(y[n])[0]
        g = np.empty(17)
        g[4] = network(X[n], params) - t
        for k in range(4):
            h = _s(params[5+2*k]*X[n, 0] + params[6+2*k]*X[n, 1] + params[13+k])
            g[k] = g[4]*h
            g[13+k] = g[k]*(1-h)*params[k]
            g[5+2*k:7+2*k] = g[13+k]*X[n]
        yield g
def kahan(it):
    s = c = 0.
    for v in it:
        y = v - c
        t = s + y
        c = (t - s) - y
        s = t
    return s
def loss(params, X_train, y_train):
    return kahan(-np.log(abs(1 - np.ravel(t)[0] - network(x, params))) for x, t in zip(X_train, y_train))
def loss_gradient(params, X_train, y_train):
    return kahan(contributions(params, X_train, y_train))
