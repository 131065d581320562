import numpy as np
import autograd.numpy as anp
from autograd import grad
from autograd.misc import flatten

def to_dict(p):
    return {'u': p[:4], 'a': p[4], 'V': p[5:13].reshape(4, 2), 'b': p[13:]}

def evaluate(W, X):
    hid = 1/(1+anp.exp(-(X @ W['V'].T + W['b'])))
    return 1/(1+anp.exp(-(hid @ W['u'] + W['a'])))

def network(x, params):
    return evaluate(to_dict(params), np.asarray(x))

def cost(W, X, t):
    o = evaluate(W, X)
    return -anp.sum(anp.log(t*o + (1-t)*(1-o)))

def loss(params, X_train, y_train):
    return cost(to_dict(params), X_train, y_train.ravel())

def loss_gradient(params, X_train, y_train):
    G = grad(cost)(to_dict(params), X_train, y_train.ravel())
    return np.concatenate([np.ravel(G[k]) for k in ('u', 'a', 'V', 'b')])
