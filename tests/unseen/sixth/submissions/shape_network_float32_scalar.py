import numpy as np

def act(t): return 1/(1+np.exp(-t))

def _f(x, p): return act(p[:4] @ act(p[5:13].reshape(4, 2) @ np.asarray(x)+p[13:])+p[4])

def network(x, params):
    return np.float32(_f(x, params))

def loss(params, X_train, y_train):
    return sum(-t*np.log(_f(x, params))-(1-t)*np.log(1-_f(x, params)) for x, t in zip(X_train, y_train.flatten()))

def loss_gradient(params, X_train, y_train):
    cols = []
    for x, t in zip(X_train, y_train.flatten()):
        h = act(params[5:13].reshape(4, 2) @ x+params[13:])
        r = _f(x, params)-t
        cols.append([*(r*h), r, *(q for k in r*params[:4]*h*(1-h) for q in k*x), *(r*params[:4]*h*(1-h))])
    return np.array(cols).sum(0)
