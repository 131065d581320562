import numpy as np
NAMES = 'u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4'.split(',')
def as_dict(params): return dict(zip(NAMES, params))
def sigma(t): return 1./(1.+np.exp(-t))
def h(j, x1, x2, d): return sigma(d[f'v{j}1']*x1 + d[f'v{j}2']*x2 + d[f'b{j}'])
def network(x, params):
    d = as_dict(params)
    return sigma(d['a'] + sum(d[f'u{j}']*h(j, x[0], x[1], d) for j in (1, 2, 3, 4)))
def loss(params, X_train, y_train):
    p = network(X_train.T, params)
    t = y_train.T.reshape(-1)
    return np.sum(t*-np.log(p)) + np.sum((1-t)*-np.log(1-p))
def loss_gradient(params, X_train, y_train):
    d = as_dict(params); x1, x2 = X_train[:, 0], X_train[:, 1]
    e = network(X_train.T, params) - y_train.T.reshape(-1)
    g = {'a': e.sum()}
    for j in (1, 2, 3, 4):
        hj = h(j, x1, x2, d); k = e*d[f'u{j}']*hj*(1-hj)
        g.update({f'u{j}': e @ hj, f'v{j}1': k @ x1, f'v{j}2': k @ x2, f'b{j}': k.sum()})
    return np.array([g[n] for n in NAMES])
