import numpy as np

LAMBDA = 1e-3

def sigma(t):
    return 1/(1 + np.exp(-t))

def network(x, params):
    return sigma(params[:4] @ sigma(params[5:13].reshape(-1, 2) @ x + params[13:]) + params[4])

def loss(params, X_train, y_train):
    data = 0
    for x, y in zip(X_train, y_train.ravel()):
        f = network(x, params)
        data -= y*np.log(f) + (1 - y)*np.log(1 - f)
    return data + LAMBDA*np.sum(params**2)

def loss_gradient(params, X_train, y_train):
    g = 2*LAMBDA*params
    for x, y in zip(X_train, y_train.ravel()):
        h = sigma(params[5:13].reshape(-1, 2) @ x + params[13:])
        d = network(x, params) - y
        e = d*params[:4]*h*(1 - h)
        g = g + np.concatenate([d*h, [d], np.outer(e, x).flatten(), e])
    return g
