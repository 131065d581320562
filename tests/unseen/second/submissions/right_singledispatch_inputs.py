from functools import singledispatch
import numpy as np
sg = lambda t: 1/(1+np.exp(-t))
@singledispatch
def network(x, params):
    return network(list(x), params)
@network.register(list)
@network.register(tuple)
def _(x, params):
    return sg(sum((params[i]*sg(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]) for i in range(4)), params[4]))
@network.register(np.ndarray)
def _(x, params):
    V = params[5:13].reshape(4, 2)
    return sg(params[:4] @ sg(V @ x + params[13:]) + params[4])
def loss(params, X_train, y_train):
    s = 0
    for k, x in enumerate(X_train):
        p = network(x, params)
        if y_train.flat[k]: s -= np.log(p)
        else: s -= np.log(1-p)
    return s
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    V = params[5:13].reshape(4, 2)
    for k, x in enumerate(X_train):
        h = sg(V @ x + params[13:])
        e = network(x, params) - y_train.flat[k]
        np.add.at(g, np.arange(4), e*h)
        np.add.at(g, 4, e)
        for i in range(4):
            np.add.at(g, [5+2*i, 6+2*i, 13+i], e*params[i]*h[i]*(1-h[i])*np.array([x[0], x[1], 1.]))
    return g
