import random
import numpy as np

def sg(t):
    return np.exp(-np.log1p(np.exp(-t)))

def network(x, params):
    h = sg(np.asarray(x) @ params[5:13].reshape(4, 2).T+params[13:])
    return sg(h @ params[:4]+params[4])

def epoch(X, y):
    order = list(range(len(X)))
    random.shuffle(order)
    for i in order:
        yield X[i], float(np.ravel(y)[i])

def loss(params, X_train, y_train):
    return sum(-np.log(network(x, params)) if t > 0 else -np.log1p(-network(x, params)) for x, t in epoch(X_train, y_train))

def loss_gradient(params, X_train, y_train):
    G = {'out': np.zeros(4), 'bias': 0.0, 'in': np.zeros((4, 2)), 'b': np.zeros(4)}
    for x, t in epoch(X_train, y_train):
        h = sg(x @ params[5:13].reshape(4, 2).T+params[13:])
        e = network(x, params)-t
        G['out'] += e*h
        G['bias'] += e
        w = e*params[:4]*h*(1-h)
        G['in'] += w[:, None]*x
        G['b'] += w
    return np.hstack([np.ravel(v) for v in G.values()])
