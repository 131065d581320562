import numpy as np
import torch
import torch.nn.functional as F

def _logit(X, p):
    W = p[5:13].view(4, 2)
    return torch.sigmoid(X @ W.t() + p[13:17]) @ p[0:4] + p[4]

def _t(arr):
    return torch.tensor(np.array(arr, dtype=np.float64))

def network(x, params):
    with torch.no_grad():
        return torch.sigmoid(_logit(_t(x), _t(params))).item()

def loss(params, X_train, y_train):
    with torch.no_grad():
        z = _logit(_t(X_train), _t(params))
        return F.binary_cross_entropy_with_logits(z, _t(y_train).reshape(-1), reduction='sum').item()

def loss_gradient(params, X_train, y_train):
    p = _t(params).requires_grad_(True)
    out = F.binary_cross_entropy_with_logits(_logit(_t(X_train), p), _t(y_train).reshape(-1), reduction='sum')
    out.backward()
    return p.grad.numpy()
