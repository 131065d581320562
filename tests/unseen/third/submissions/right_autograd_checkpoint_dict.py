import numpy as np
import autograd.numpy as anp
import autograd
def todict(p): return {'u': p[:4], 'a': p[4], 'V': p[5:13].reshape(4, 2), 'b': p[13:]}
def forward(d, X):
    s = lambda t: 1/(1+anp.exp(-t))
    return s(s(X @ d['V'].T + d['b']) @ d['u'] + d['a'])
def network(x, params): return forward(todict(params), np.array(x))
def E(d, X, y):
    p = forward(d, X)
    return anp.sum(-y*anp.log(p) - (1-y)*anp.log(1-p))
def loss(params, X_train, y_train): return E(todict(params), X_train, y_train.ravel())
def loss_gradient(params, X_train, y_train):
    g = autograd.grad(E)(todict(params), X_train, y_train.ravel())
    return np.concatenate([g['u'], [g['a']], g['V'].ravel(), g['b']])
