import numpy as np
from functools import partial, reduce
from operator import add

squash = lambda q: np.reciprocal(1 + np.exp(np.negative(q)))

def node(x, params, i):
    return squash(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])

def network(x, params):
    acts = map(partial(node, x, params), range(4))
    return squash(reduce(add, (u*h for u, h in zip(params[:4], acts)), params[4]))

def loss(params, X_train, y_train):
    cost = lambda xy: -np.log(network(xy[0], params)) if xy[1] else -np.log(1 - network(xy[0], params))
    return reduce(add, map(cost, zip(X_train, np.ravel(y_train))))

def _one(params, xy):
    x, t = xy
    h = np.array([node(x, params, i) for i in range(4)])
    e = network(x, params) - t
    s = e*params[:4]*h*(1-h)
    return np.concatenate([e*h, [e], np.stack([s*x[0], s*x[1]], axis=1).ravel(), s])

def loss_gradient(params, X_train, y_train):
    return reduce(add, map(partial(_one, params), zip(X_train, np.ravel(y_train))))
