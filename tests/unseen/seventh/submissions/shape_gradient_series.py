import numpy as np
import pandas as pd

NAMES = ['u1', 'u2', 'u3', 'u4', 'a', 'v11', 'v12', 'v21', 'v22', 'v31', 'v32', 'v41', 'v42', 'b1', 'b2', 'b3', 'b4']

def sg(t): return 1/(1+np.exp(-t))

def network(x, params):
    p = dict(zip(NAMES, params))
    z = p['a']
    for i in '1234':
        z += p['u'+i]*sg(p['v'+i+'1']*x[0]+p['v'+i+'2']*x[1]+p['b'+i])
    return sg(z)

def loss(params, X_train, y_train):
    return sum(-np.log(network(x, params) if t == 1 else 1-network(x, params)) for x, t in zip(X_train, y_train.ravel()))

def loss_gradient(params, X_train, y_train):
    p = dict(zip(NAMES, params))
    g = pd.Series(0.0, index=NAMES)
    for x, t in zip(X_train[:, :], y_train.ravel()):
        e = network(x, params)-t
        g['a'] += e
        for i in '1234':
            h = sg(p['v'+i+'1']*x[0]+p['v'+i+'2']*x[1]+p['b'+i])
            g['u'+i] += e*h
            k = e*p['u'+i]*h*(1-h)
            g['v'+i+'1'] += k*x[0]
            g['v'+i+'2'] += k*x[1]
            g['b'+i] += k
    return g
