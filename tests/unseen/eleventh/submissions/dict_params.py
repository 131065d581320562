import numpy as np
names = 'u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4'.split(',')

def sigmoid(s):
    return 1/(1+np.exp(-s))

def hidden(x1, x2, p):
    return {i: sigmoid(p[f'v{i}1']*x1 + p[f'v{i}2']*x2 + p[f'b{i}']) for i in '1234'}

def network(x, params):
    p = dict(zip(names, params))
    h = hidden(x[0], x[1], p)
    return sigmoid(sum(p['u'+i]*h[i] for i in h) + p['a'])

def loss(params, X_train, y_train):
    f = network((X_train[:, 0], X_train[:, 1]), params)
    y = y_train.reshape(f.shape)
    return np.sum(-y*np.log(f) - (1-y)*np.log(1-f))

def loss_gradient(params, X_train, y_train):
    p = dict(zip(names, params))
    x1, x2 = X_train[:, 0], X_train[:, 1]
    h = hidden(x1, x2, p)
    e = network((x1, x2), params) - y_train.ravel()
    d = {'a': e}
    for i in h:
        d['u'+i] = e*h[i]
        d['b'+i] = e*p['u'+i]*h[i]*(1-h[i])
        d[f'v{i}1'] = d['b'+i]*x1
        d[f'v{i}2'] = d['b'+i]*x2
    return np.array([d[n].sum() for n in names])
