import numpy as np

IDX = {name: k for k, name in enumerate(
    ['u1','u2','u3','u4','a','v11','v12','v21','v22','v31','v32','v41','v42','b1','b2','b3','b4'])}

def hidden(x, params):
    for i in range(1, 5):
        arg = params[IDX[f'v{i}1']]*x[0] + params[IDX[f'v{i}2']]*x[1] + params[IDX[f'b{i}']]
        yield i, 1/(1+np.exp(-arg))

def network(x, params):
    arg = params[IDX['a']]
    for i, h in hidden(x, params):
        arg = arg + params[IDX[f'u{i}']]*h
    return 1/(1+np.exp(-arg))

def losses(params, X, y):
    for x, t in zip(X, np.asarray(y).flatten()):
        f = network(x, params)
        yield -np.log(f)*t - np.log(1-f)*(1-t)

def loss(params, X_train, y_train):
    return sum(losses(params, X_train, y_train))

def loss_gradient(params, X_train, y_train):
    d = dict.fromkeys(IDX, 0.0)
    for x, t in zip(X_train, np.asarray(y_train).flatten()):
        miss = network(x, params) - t
        d['a'] += miss
        for i, h in hidden(x, params):
            d[f'u{i}'] += miss*h
            common = miss*params[IDX[f'u{i}']]*h*(1-h)
            d[f'b{i}'] += common
            d[f'v{i}1'] += common*x[0]
            d[f'v{i}2'] += common*x[1]
    return np.array(list(d.values()))
