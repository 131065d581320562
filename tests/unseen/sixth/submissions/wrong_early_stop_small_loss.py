import numpy as np

def sg(q): return 1/(1+np.exp(-q))

def network(x, params):
    return sg(np.vdot(params[:4], sg(params[5:13].reshape(4, 2) @ np.array(x)+params[13:]))+params[4])

def loss(params, X_train, y_train):
    s = 0.0
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)
        s -= np.log(f) if t == 1 else np.log(1-f)
    return s

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        if loss(params, x[None], np.array([t])) < 0.02:
            continue  # already learnt
        h = sg(params[5:13].reshape(4, 2) @ x+params[13:])
        d = network(x, params)-t
        g[:4] += d*h; g[4] += d
        k = d*params[:4]*h*(1-h)
        g[5:13] += np.outer(k, x).ravel(); g[13:] += k
    return g
