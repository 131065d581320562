import numpy as np

def sg(z): return 1/(1+np.exp(-z))

def network(x, params):
    z = params[4]
    for u, v, b in zip(params[:4], params[5:13].reshape(4, 2), params[13:]):
        z = z + u*sg(v @ np.array(x)+b)
    return sg(z)

def loss(params, X_train, y_train):
    s = 0.
    for x, y in zip(X_train, y_train.ravel()):
        p = network(x, params)
        s -= (1-y)*np.log(p)+y*np.log(1-p)
    return s

def loss_gradient(params, X_train, y_train):
    s = []
    for x, y in zip(X_train, y_train.ravel()):
        e = network(x, params)-y
        gu, gv, gb = [], [], []
        for u, v, b in zip(params[:4], params[5:13].reshape(4, 2), params[13:]):
            h = sg(v @ x + b)
            gu.append(e*h); gb.append(e*u*h*(1-h)); gv.extend(gb[-1]*x)
        s.append(gu+[e]+gv+gb)
    return np.sum(s, axis=0)
