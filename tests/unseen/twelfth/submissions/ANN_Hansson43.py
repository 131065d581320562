# PHYS 398 homework 9
import math
import numpy as np

def sig(t):
    return 1.0 / (1.0 + math.exp(-t))

def network(x, params):
    out = params[4]
    for i in range(4):
        z = params[5 + 2*i] * x[0] + params[6 + 2*i] * x[1] + params[13 + i]
        out += params[i] * sig(z)
    return sig(out)


def loss(params, X_train, y_train):
    total = 0
    for n in range(len(X_train)):
        o = network(X_train[n], params)
        if float(np.squeeze(y_train[n])) == 1:
            total += -math.log(o)
        else:
            total += -math.log(1 - o)
    return total


def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for (x1, x2), t in zip(X_train, np.ravel(y_train)):
        h = [1/(1+np.exp(-(params[5+2*i]*x1 + params[6+2*i]*x2 + params[13+i]))) for i in range(4)]
        z = params[4]
        for i in range(4):
            z += params[i]*h[i]
        delta = 1/(1+np.exp(-z)) - t
        g[4] += delta
        for i in range(4):
            g[i] += delta*h[i]
            back = delta*params[i]*h[i]*(1 - h[i])
            g[5+2*i] += back*x1
            g[6+2*i] += back*x2
            g[13+i] += back
    return g
