import numpy as np
NAMES = 'u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4'.split(',')

def sg(x):
    return 1/(1+np.exp(-x))

def network(x, params):
    p = dict(zip(NAMES, params))
    return sg(sum(p[f'u{i}']*sg(p[f'v{i}1']*x[0]+p[f'v{i}2']*x[1]+p[f'b{i}']) for i in range(1,5)) + p['a'])

def loss(params, X_train, y_train):
    acc = 0
    for x, t in zip(X_train, y_train.reshape(-1)):
        prob = network(x, params)
        if t == 1:
            acc -= np.log(prob)
        else:
            acc -= np.log(1 - prob)
    return acc

def loss_gradient(params, X_train, y_train):
    p = dict(zip(NAMES, params))
    G = dict.fromkeys(NAMES, 0.0)
    for (x1, x2), y in zip(X_train, y_train.ravel()):
        r = network((x1, x2), params) - y
        G['a'] += r
        for i in range(1, 5):
            h = sg(p[f'v{i}1']*x1+p[f'v{i}2']*x2+p[f'b{i}'])
            G[f'u{i}'] += r*h
            back = r*p[f'u{i}']*h*(1-h)
            G[f'v{i}1'] += back*x1
            G[f'v{i}2'] += back*x2
            G[f'b{i}'] += back
    return np.array([G[k] for k in NAMES])
