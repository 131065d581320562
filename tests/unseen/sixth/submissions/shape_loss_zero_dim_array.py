import numpy as np

squash = lambda t: 1/(1+np.exp(-t))

def network(x, params):
    return np.array(squash(np.sum(params[:4]*squash(np.sum(params[5:13].reshape(4, 2)*x, axis=1)+params[13:]))+params[4]))

def loss(params, X_train, y_train):
    E = np.zeros(())
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)
        E -= t*np.log(f)+(1-t)*np.log(1-f)
    return E

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = squash(np.sum(params[5:13].reshape(4, 2)*x, axis=1)+params[13:])
        d = network(x, params)-t
        w = d*params[:4]*h*(1-h)
        g[:4] += d*h; g[4] += d; g[5:13] += (w[:, None]*x).ravel(); g[13:] += w
    return g
