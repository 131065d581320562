import numpy as np
import torch

def forward(X, p):
    hidden = torch.sigmoid(X @ p[5:13].view(4, 2).T + p[13:17])
    return torch.sigmoid(hidden @ p[0:4] + p[4])

def network(x, params):
    with torch.no_grad():
        return forward(torch.tensor([list(map(float, x))], dtype=torch.float64), torch.tensor(params, dtype=torch.float64)).item()

def _tl(p, X, y):
    out = forward(torch.from_numpy(np.asarray(X, float)), p)
    t = torch.from_numpy(np.asarray(y, float).reshape(-1))
    return -(t*torch.log(out) + (1-t)*torch.log(1-out)).sum()

def loss(params, X_train, y_train):
    return _tl(torch.tensor(params, dtype=torch.float64), X_train, y_train).item()

def loss_gradient(params, X_train, y_train):
    p = torch.tensor(params, dtype=torch.float64, requires_grad=True)
    _tl(p, X_train, y_train).backward()
    return p.grad.numpy()
