import numpy as np
EDGES = {('x1', 'h1'): 5, ('x2', 'h1'): 6, ('x1', 'h2'): 7, ('x2', 'h2'): 8, ('x1', 'h3'): 9, ('x2', 'h3'): 10, ('x1', 'h4'): 11, ('x2', 'h4'): 12,
         ('h1', 'out'): 0, ('h2', 'out'): 1, ('h3', 'out'): 2, ('h4', 'out'): 3}
BIAS = {'h1': 13, 'h2': 14, 'h3': 15, 'h4': 16, 'out': 4}
ORDER = ['h1', 'h2', 'h3', 'h4', 'out']

def propagate(x, params):
    val = {'x1': x[0], 'x2': x[1]}
    for node in ORDER:
        s = params[BIAS[node]]
        for (src, dst), k in EDGES.items():
            if dst == node:
                s = s + params[k]*val[src]
        val[node] = 1/(1+np.exp(-s))
    return val

def network(x, params):
    return propagate(x, params)['out']

def loss(params, X_train, y_train):
    return sum(-np.log(network(x, params)) if t == 1 else -np.log(1-network(x, params)) for x, t in zip(X_train, y_train.ravel()))

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        val = propagate(x, params)
        err = {'out': val['out']-t}
        for node in reversed(ORDER):
            g[BIAS[node]] += err[node]
            for (src, dst), k in EDGES.items():
                if dst == node:
                    g[k] += err[node]*val[src]
                    if src in BIAS:
                        err[src] = err[node]*params[k]*val[src]*(1-val[src])
    return g
