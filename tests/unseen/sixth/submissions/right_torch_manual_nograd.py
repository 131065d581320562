import numpy as np
import torch
torch.set_default_dtype(torch.float64)

@torch.no_grad()
def _state(X, params):
    p = torch.tensor(params)
    X = torch.tensor(X).reshape(-1, 2)
    h = (X @ p[5:13].reshape(4, 2).t() + p[13:]).sigmoid()
    return p, X, h, (h * p[:4]).sum(1) + p[4]

def network(x, params):
    return _state(np.array(x, dtype=float), params)[3].sigmoid().item()

def loss(params, X_train, y_train):
    z = _state(X_train, params)[3]
    y = torch.tensor(y_train).flatten()
    return (z.clamp(min=0) - z*y + (-z.abs()).exp().log1p()).sum().item()

def loss_gradient(params, X_train, y_train):
    p, X, h, z = _state(X_train, params)
    d = z.sigmoid() - torch.tensor(y_train).flatten()
    k = d.unsqueeze(1) * p[:4] * h * (1 - h)
    return torch.cat((h.t() @ d, d.sum().reshape(1), (k.t() @ X).flatten(), k.sum(dim=0))).numpy()
