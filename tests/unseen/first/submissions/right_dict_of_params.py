import numpy as np
NAMES = 'u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4'.split(',')

def unpack(params):
    return {n: params[i] for i, n in enumerate(NAMES)}

def s(z): return 1/(1+np.exp(-z))

def network(x, params):
    p = unpack(params)
    z = p['a']
    for k in '1234':
        z = z + p['u'+k]*s(p['v'+k+'1']*x[0] + p['v'+k+'2']*x[1] + p['b'+k])
    return s(z)

def loss(params, X_train, y_train):
    terms = []
    for x, t in zip(X_train, y_train.flat):
        f = network(x, params)
        terms.append(-np.log(f) if t == 1 else -np.log(1 - f))
    return np.sum(terms)

def loss_gradient(params, X_train, y_train):
    p = unpack(params)
    G = dict.fromkeys(NAMES, 0.0)
    for x, t in zip(X_train, y_train.flat):
        err = network(x, params) - t
        G['a'] += err
        for k in '1234':
            hk = s(p['v'+k+'1']*x[0] + p['v'+k+'2']*x[1] + p['b'+k])
            G['u'+k] += err*hk
            c = err*p['u'+k]*hk*(1-hk)
            G['b'+k] += c
            G['v'+k+'1'] += c*x[0]
            G['v'+k+'2'] += c*x[1]
    return np.array([G[n] for n in NAMES])
