# expect: wrong; function: network; cause: return-type-graded
import numpy as np

import torch

def _forward(x, p):
    u, a, V, b = p[:4], p[4], p[5:13].view(4, 2), p[13:]
    return torch.sigmoid(torch.sigmoid(x @ V.T + b) @ u + a)

def _t(v):
    return torch.as_tensor(np.asarray(v, dtype=float), dtype=torch.float64)

def network(x, params):
    return _forward(_t(x), _t(params).requires_grad_(True))


def _loss(p, X, y):
    out = _forward(X, p)
    return torch.nn.functional.binary_cross_entropy(out, y.reshape(out.shape), reduction='sum')

def loss(params, X_train, y_train):
    return _loss(_t(params), _t(X_train), _t(y_train))


def loss_gradient(params, X_train, y_train):
    p = _t(params).clone().requires_grad_(True)
    _loss(p, _t(X_train), _t(y_train)).backward()
    return p.grad.numpy()
