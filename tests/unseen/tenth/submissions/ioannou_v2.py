import math
import numpy as np

def network(x, params):
    '''see above'''
    hidden = [0.5 + 0.5*np.tanh((params[5+2*j]*x[0] + params[6+2*j]*x[1] + params[13+j])/2) for j in range(4)]
    zed = sum(hidden[j]*params[j] for j in range(4)) + params[4]
    return 0.5 + 0.5*np.tanh(zed/2)

def loss(params, X_train, y_train):
    labels = [int(v) for v in np.asarray(y_train).ravel()]
    return math.fsum(-math.log(network(x, params)) if l == 1 else -math.log(1 - network(x, params)) for x, l in zip(X_train, labels))

def loss_gradient(params, X_train, y_train):
    labels = [int(v) for v in np.asarray(y_train).ravel()]
    rows = []
    for x, l in zip(X_train, labels):
        r = network(x, params) - l
        hs = [0.5*(1 + math.tanh(0.5*(params[5+2*j]*x[0] + params[6+2*j]*x[1] + params[13+j]))) for j in range(4)]
        back = [r*params[j]*hs[j]*(1-hs[j]) for j in range(4)]
        rows.append([r*h for h in hs] + [r] + [b*c for b in back for c in x] + back)
    return np.array([math.fsum(col) for col in zip(*rows)])
