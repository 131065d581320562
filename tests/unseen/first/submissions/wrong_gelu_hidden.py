import numpy as np
import torch
def _net(X, p):
    h = torch.nn.functional.gelu(X @ p[5:13].reshape(4, 2).T + p[13:])
    return torch.sigmoid(h @ p[:4] + p[4])
def T(a, g=False): return torch.tensor(np.array(a, dtype=float), requires_grad=g)
def network(x, params): return _net(T(x), T(params)).item()
def _loss(p, X, y): 
    o = _net(T(X), p); t = T(y).flatten()
    return -(t*torch.log(o) + (1-t)*torch.log(1-o)).sum()
def loss(params, X_train, y_train): return _loss(T(params), X_train, y_train).item()
def loss_gradient(params, X_train, y_train):
    p = T(params, True)
    _loss(p, X_train, y_train).backward()
    return p.grad.numpy()
