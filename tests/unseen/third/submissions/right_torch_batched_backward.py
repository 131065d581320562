import numpy as np
import torch
def _net(p, X):
    h = torch.sigmoid(X @ p[5:13].view(4, 2).T + p[13:])
    return h @ p[:4] + p[4]
def network(x, params):
    p = torch.tensor(params, dtype=torch.float64)
    return torch.sigmoid(_net(p, torch.tensor(np.array(x, dtype=float))[None]))[0].item()
def _loss(p, X_train, y_train):
    z = _net(p, torch.tensor(np.asarray(X_train, dtype=float)))
    y = torch.tensor(np.asarray(y_train, dtype=float)).reshape(-1)
    return torch.nn.functional.binary_cross_entropy_with_logits(z, y, reduction='sum')
def loss(params, X_train, y_train):
    return _loss(torch.tensor(params), X_train, y_train).item()
def loss_gradient(params, X_train, y_train):
    p = torch.tensor(params, requires_grad=True)
    _loss(p, X_train, y_train).backward()
    return p.grad.numpy()
