import numpy as np
initial = np.array([5,5,5,5,-18,8,0,-8,0,0,8,0,-8,10,10,10,10], dtype=float)
sigma = lambda t: 1/(1+np.exp(-t))
def hidden(x):
    V = initial[5:13].reshape(4,2)
    return sigma(V @ np.asarray(x) + initial[13:])
def network(x, params):
    return sigma(params[:4] @ hidden(x) + params[4])
def loss(params, X_train, y_train):
    E = 0
    for x, y in zip(X_train, y_train.flatten()):
        E -= y*np.log(network(x, params)) + (1-y)*np.log(1-network(x, params))
    return E
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, y in zip(X_train, y_train.flatten()):
        h = hidden(x); d = network(x, params) - y
        b = d*params[:4]*h*(1-h)
        g += np.concatenate([d*h, [d], np.outer(b, x).flatten(), b])
    return g
