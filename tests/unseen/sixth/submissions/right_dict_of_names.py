import numpy as np
NAMES = 'u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4'.split(',')

def sigmoid(q):
    return 1/(1+np.exp(-q))

def unpack(params):
    return dict(zip(NAMES, params))

def hidden(P, x1, x2):
    return {k: sigmoid(P[f'v{k}1']*x1 + P[f'v{k}2']*x2 + P[f'b{k}']) for k in (1, 2, 3, 4)}

def output(P, h):
    return sigmoid(P['a'] + sum(P[f'u{k}']*h[k] for k in h))

def network(x, params):
    P = unpack(params)
    return output(P, hidden(P, x[0], x[1]))

def loss(params, X_train, y_train):
    P = unpack(params)
    f = output(P, hidden(P, X_train[:, 0], X_train[:, 1]))
    t = y_train.ravel()
    return -sum(np.log(f[t == 1])) - sum(np.log(1-f[t == 0]))

def loss_gradient(params, X_train, y_train):
    P = unpack(params)
    x1, x2 = X_train.T
    h = hidden(P, x1, x2)
    e = output(P, h) - y_train.ravel()
    G = {'a': e.sum()}
    for k in h:
        G[f'u{k}'] = (e*h[k]).sum()
        d = e*P[f'u{k}']*h[k]*(1-h[k])
        G[f'b{k}'] = d.sum()
        G[f'v{k}1'] = (d*x1).sum()
        G[f'v{k}2'] = (d*x2).sum()
    return np.array([G[n] for n in NAMES])
