import numpy as np
import math

def hidden(x, params):
    for j in range(4):
        yield 1/(1+np.exp(-(params[5+2*j]*x[0] + params[6+2*j]*x[1] + params[13+j])))

def network(x, params):
    return 1/(1+np.exp(-(params[4] + sum(u*h for u, h in zip(params[:4], hidden(x, params))))))

def pairs(X_train, y_train):
    yield from zip(X_train, np.ravel(y_train))

def terms(params, X_train, y_train):
    for x, t in pairs(X_train, y_train):
        f = network(x, params)
        yield -np.log(f)*t
        yield -np.log(1-f)*(1-t)

def loss(params, X_train, y_train):
    return math.fsum(terms(params, X_train, y_train))

def grads(params, X_train, y_train):
    for x, t in pairs(X_train, y_train):
        h = np.array(list(hidden(x, params)))
        d = network(x, params) - t
        s = d*params[:4]*h*(1-h)
        yield [*(d*h), d, *np.outer(s, x).flat, *s]

def loss_gradient(params, X_train, y_train):
    return np.array([math.fsum(col) for col in zip(*grads(params, X_train, y_train))])
