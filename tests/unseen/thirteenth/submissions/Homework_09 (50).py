import numpy as np
import functools

def network(x, params):
    g = lambda t: 1/(1+np.exp(-t))
    def add(acc, i):
        return acc + params[i]*g(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])
    return g(functools.reduce(add, range(4), params[4]))


def loss(params, X_train, y_train):
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1 / (1 + np.exp(-(H @ params[:4] + params[4])))
    t = np.ravel(y_train)
    return -np.sum(t * np.log(f) + (1 - t) * np.log(1 - f))

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for j in range(17):
        h = 1e-12 * (abs(params[j]) + (1e-3))
        q = params.copy()
        q[j] = params[j] + h
        r = params.copy()
        r[j] = params[j] 
        g[j] = (loss(q, X_train, y_train) - loss(r, X_train, y_train)) / (q[j] - r[j])
    return g
