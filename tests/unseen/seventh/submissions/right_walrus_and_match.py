import numpy as np

def which(i):
    match i:
        case 0: return slice(5, 7), 13
        case 1: return slice(7, 9), 14
        case 2: return slice(9, 11), 15
        case 3: return slice(11, 13), 16
        case _: raise ValueError(i)

def node(i, x, p):
    vs, bi = which(i)
    return 1 / (1 + np.exp(-(np.dot(p[vs], x) + p[bi])))

def network(x, params):
    if (z := params[4] + sum(params[i] * node(i, x, params) for i in range(4))) > 0:
        return 1 / (1 + np.exp(-z))
    return (e := np.exp(z)) / (1 + e)

def loss(params, X_train, y_train):
    return -np.sum([np.log(f := network(x, params)) if t == 1 else np.log(1 - network(x, params))
                    for x, t in zip(X_train, np.ravel(y_train))])

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        g[4] += (d := network(x, params) - t)
        for i in range(4):
            vs, bi = which(i)
            g[i] += d * (h := node(i, x, params))
            g[bi] += (q := d * params[i] * h * (1 - h))
            g[vs] += q * x
    return g
