from collections import namedtuple
import numpy as np
Blocks = namedtuple('Blocks', 'u a v b')
def cut(p): return Blocks(p[:4], p[4:5], p[5:13].reshape(4, 2), p[13:17])
def join(bl): return np.concatenate([np.ravel(q) for q in bl])
lg = lambda t: np.reciprocal(1 + np.exp(-t))
def layer(X, bl):
    H = lg(np.dot(X, bl.v.T) + bl.b)
    return H, lg(np.dot(H, bl.u) + bl.a)
def network(x, params):
    return float(layer(np.array([x]), cut(params))[1][0])
def loss(params, X_train, y_train):
    p = layer(X_train, cut(params))[1]
    return -np.log(np.abs(1 - y_train.ravel() - p)).sum()
def loss_gradient(params, X_train, y_train):
    bl = cut(params)
    H, p = layer(X_train, bl)
    e = p - y_train.ravel()
    back = e.reshape(-1, 1)*bl.u*H*(1-H)
    return join(Blocks(e @ H, e.sum(), back.T @ X_train, back.sum(axis=0)))
