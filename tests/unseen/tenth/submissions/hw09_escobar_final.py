import numpy as np
def network(x, params):
    """Network output at (x1,x2)."""
    pre = params[4]
    for k in range(4):
        H = params[5 + 2*k]*x[0] + params[6 + 2*k]*x[1] + params[13 + k]
        pre = pre + params[k] / (1 + np.exp(-H))
    return 1 / (1 + np.exp(-pre))

def loss(params, X_train, y_train):
    t = np.asarray(y_train, dtype=float).ravel()
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    pre = H @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, pre) - t*pre)

def loss_gradient(params, X_train, y_train):
    h = 1e-5
    g = np.zeros(17)
    for i in range(17):
        up = params.copy(); up[i] += h
        dn = params.copy(); dn[i] -= h
        g[i] = (loss(up, X_train, y_train)-loss(dn, X_train, y_train))/(2*h)
    return g
