from collections import namedtuple
import numpy as np

P = namedtuple('P', 'u a v b')
def split(params):
    return P(params[:4], params[4], params[5:13].reshape((4, 2)), params[13:])

def sig(x): return 1/(1+np.exp(-x))

def network(x, params):
    p = split(params)
    return sig(p.u.dot(sig(p.v.dot(x) + p.b)) + p.a)

# E = -sum y ln f + (1-y) ln(1-f)
# with f = sig(z):  ln f = -ln(1+e^-z),  ln(1-f) = -z - ln(1+e^-z)
def loss(params, X_train, y_train):
    p = split(params)
    z = sig(X_train.dot(p.v.T) + p.b).dot(p.u) + p.a
    t = y_train.ravel()
    softplus = np.maximum(-z, 0) + np.log1p(np.exp(-np.abs(z)))
    return np.sum(softplus + (1 - t)*z)

# dE/dz = f - y,  dz/du = h, dz/da = 1, dz/db = u h (1-h), dz/dv = u h (1-h) x
def loss_gradient(params, X_train, y_train):
    p = split(params)
    h = sig(X_train.dot(p.v.T) + p.b)
    dz = sig(h.dot(p.u) + p.a) - y_train.ravel()
    db = dz[:, np.newaxis]*p.u*h*(1-h)
    dv = db[:, :, np.newaxis]*X_train[:, np.newaxis, :]
    return np.concatenate([np.sum(dz[:, None]*h, 0), [dz.sum()], dv.sum(0).flatten(), db.sum(0)])
