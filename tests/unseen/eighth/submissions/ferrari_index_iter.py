import numpy as np

def sigma(z):
    return 1./(1. + np.e**(-z))

def network(x, params):
    i = 0
    z = 0.
    while i < 4:
        z = z + params[i]*sigma(params[5 + i + i]*x[0] + params[6 + i + i]*x[1] + params[13 + i])
        i = i + 1
    z = z + params[4]
    return sigma(z)

def loss(params, X_train, y_train):
    L = 0.
    for idx, t in np.ndenumerate(y_train):
        row = idx[0]
        f = network(X_train[row, :], params)
        L = L + (-np.log(f) if t > 0.5 else -np.log(1. - f))
    return L

def loss_gradient(params, X_train, y_train):
    res = np.zeros(17)
    for idx, t in np.ndenumerate(y_train):
        x = X_train[idx[0], :]
        d = network(x, params) - t
        res[4] += d
        i = 0
        while i < 4:
            h = sigma(params[5 + i + i]*x[0] + params[6 + i + i]*x[1] + params[13 + i])
            res[i] += d*h
            tmp = d*params[i]*h*(1. - h)
            res[5 + i + i] += tmp*x[0]
            res[6 + i + i] += tmp*x[1]
            res[13 + i] += tmp
            i = i + 1
    return res
