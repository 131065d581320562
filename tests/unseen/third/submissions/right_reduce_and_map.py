from functools import reduce, partial
from operator import add
import numpy as np
sigmoid = lambda s: 1/(1+np.exp(-s))
neuron = lambda w, c, x: sigmoid(reduce(add, map(lambda i: w[i]*x[i], (0, 1)), c))
hidden = lambda p, x: [neuron(p[5+2*i:7+2*i], p[13+i], x) for i in range(4)]
network = lambda x, params: sigmoid(reduce(add, map(lambda uh: uh[0]*uh[1], zip(params[:4], hidden(params, x))), params[4]))
bce = lambda p, t: -(t*np.log(p) + (1-t)*np.log(1-p))
def loss(params, X_train, y_train):
    f = partial(network, params=params)
    return reduce(add, map(bce, map(f, X_train), np.ravel(y_train)), 0.0)
def contribution(params, x, t):
    d = network(x, params) - t
    h = np.array(hidden(params, x))
    w = d*params[:4]*h*(1-h)
    return np.concatenate([d*h, [d], np.array([w*x[0], w*x[1]]).T.ravel(), w])
def loss_gradient(params, X_train, y_train):
    return reduce(add, map(partial(contribution, params), X_train, np.ravel(y_train)))
