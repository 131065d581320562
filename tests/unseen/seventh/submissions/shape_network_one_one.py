import numpy as np

sgd = lambda t: 1/(1+np.exp(-t))

def network(x, params):
    x = np.array(x).reshape(2, 1)
    h = sgd(params[5:13].reshape(4, 2) @ x + params[13:].reshape(4, 1))
    return sgd(params[:4].reshape(1, 4) @ h + params[4])

def loss(params, X_train, y_train):
    L = 0.0
    for x, y in zip(X_train, y_train.ravel()):
        f = network(x, params)[0, 0]
        L += -(y*np.log(f) + (1 - y)*np.log(1 - f))
    return L

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        h = sgd(params[5:13].reshape(4, 2) @ x + params[13:])
        e = network(x, params)[0, 0] - y
        g[:4] += e*h
        g[4] += e
        g[5:13] += np.outer(e*params[:4]*h*(1 - h), x).reshape(-1)
        g[13:] += e*params[:4]*h*(1 - h)
    return g
