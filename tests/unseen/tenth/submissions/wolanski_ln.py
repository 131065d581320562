import numpy as np
import math

def network(x, params):
    """Network output at (x1,x2)."""
    pre = params[4]
    for n in range(4):
        act = params[5 + 2*n]*x[0] + params[6 + 2*n]*x[1] + params[13 + n]
        pre = pre + params[n] / (1 + np.exp(-act))
    return 1 / (1 + np.exp(-pre))

def loss(params, X_train, y_train):
    bits = 0
    for x, y in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        bits -= y*math.log2(f) + (1-y)*math.log2(1-f)
    return bits*math.log(2)     # nats

def loss_gradient(params, X_train, y_train):
    grad = np.zeros(17)
    t = np.ravel(y_train)
    for n_ in range(len(X_train)):
        x1, x2 = X_train[n_]
        err = network(X_train[n_], params) - t[n_]
        grad[4] += err
        for j in range(4):
            act = 1/(1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            grad[j] += err*act
            c = err*params[j]*act*(1 - act)
            grad[5+2*j] += c*x1
            grad[6+2*j] += c*x2
            grad[13+j] += c
    return grad
