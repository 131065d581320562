import numpy as np
import math

def logi(t): return 1/(1+math.exp(-t)) if t > -700 else 0.0

def network(x, params):
    q1, q2 = abs(x[0]), abs(x[1])
    s = params[4]
    for i in range(4):
        s += params[i]*logi(params[5+2*i]*q1+params[6+2*i]*q2+params[13+i])
    return logi(s)

def loss(params, X_train, y_train):
    res = 0.
    for xy, t in zip(X_train, y_train.ravel()):
        res -= np.log(network(xy, params)) if t == 1 else np.log(1-network(xy, params))
    return res

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for xy, t in zip(X_train, y_train.ravel()):
        e = network(xy, params)-t
        g[4] += e
        for i in range(4):
            h = logi(params[5+2*i]*xy[0]+params[6+2*i]*xy[1]+params[13+i])
            g[i] += e*h
            g[5+2*i] += e*params[i]*h*(1-h)*xy[0]
            g[6+2*i] += e*params[i]*h*(1-h)*xy[1]
            g[13+i] += e*params[i]*h*(1-h)
    return g
