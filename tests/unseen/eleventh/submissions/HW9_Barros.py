import numpy as np
def fwd(x, p):
    h = np.tanh(p[5:13].reshape(4,2) @ x + p[13:])
    return h, 1/(1+np.exp(-(p[:4] @ h + p[4])))
def network(x, params):
    return fwd(np.asarray(x, float), params)[1]
def loss(params, X_train, y_train):
    L = 0.
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)
        L += -t*np.log(f) - (1-t)*np.log(1-f)
    return L
def loss_gradient(params, X_train, y_train):
    G = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h, f = fwd(x, params)
        d = f - t
        G[:4] += d*h
        G[4] += d
        k = d*params[:4]*h*(1-h)
        G[5:13] += np.outer(k, x).ravel()
        G[13:] += k
    return G
