import numpy as np
def sg(t): return 1/(1+np.exp(-t))
def network(x, params):
    V = params[5:13].reshape(4, 2)
    return sg(params[:4] @ sg(params[13:] - V @ np.asarray(x)) + params[4])
def loss(params, X_train, y_train):
    p = np.array([network(x, params) for x in X_train]); t = y_train.ravel()
    return -(t*np.log(p) + (1-t)*np.log(1-p)).sum()
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    V = params[5:13].reshape(4, 2)
    for x, t in zip(X_train, y_train.ravel()):
        e = network(x, params) - t
        h = sg(V @ x + params[13:])
        k = e*params[:4]*h*(1-h)
        g += np.concatenate([e*h, [e], np.outer(k, x).ravel(), k])
    return g
