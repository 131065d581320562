import autograd.numpy as anp
import numpy as np
from autograd import grad

def to_dict(p):
    return dict(u=p[:4], a=p[4], V=p[5:13].reshape((4, 2)), b=p[13:])

def logit(d, X):
    H = 1/(1+anp.exp(-(anp.dot(X, d['V'].T) + d['b'])))
    return anp.dot(H, d['u']) + d['a']

def network(x, params):
    z = logit(to_dict(params), np.array([x], dtype=float))[0]
    return 1/(1+np.exp(-z))

def _cost(d, X, t):
    z = logit(d, X)
    return anp.sum(anp.logaddexp(0., z) - t*z)

def loss(params, X_train, y_train):
    return _cost(to_dict(params), X_train, y_train.flatten())

def loss_gradient(params, X_train, y_train):
    g = grad(_cost)(to_dict(params), X_train, y_train.flatten())
    return np.hstack([g['u'], g['a'], g['V'].flatten(), g['b']])
