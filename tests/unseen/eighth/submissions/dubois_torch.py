import numpy as np
import torch
import torch.nn.functional as F

def _to(t): return torch.as_tensor(np.array(t, dtype=np.float64))

def _logit(X, w):
    hid = torch.sigmoid(X @ w[5:13].view(4, 2).T + w[13:17])
    return hid @ w[0:4] + w[4]

def network(x, params):
    with torch.no_grad():
        return torch.sigmoid(_logit(_to(x), _to(params))).item()

def loss(params, X_train, y_train):
    with torch.no_grad():
        return F.binary_cross_entropy_with_logits(_logit(_to(X_train), _to(params)), _to(y_train).flatten(), reduction='sum').item()

def loss_gradient(params, X_train, y_train):
    w = _to(params).requires_grad_(True)
    L = F.binary_cross_entropy_with_logits(_logit(_to(X_train), w), _to(y_train).flatten(), reduction='sum')
    g, = torch.autograd.grad(L, w)
    return g.numpy()
