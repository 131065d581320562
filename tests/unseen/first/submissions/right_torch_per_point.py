import numpy as np
import torch

def _f(x, p):
    h = torch.sigmoid(p[5:13].view(4, 2) @ x + p[13:])
    return torch.sigmoid(p[:4] @ h + p[4])

def network(x, params):
    return _f(torch.tensor([float(x[0]), float(x[1])], dtype=torch.float64), torch.tensor(params, dtype=torch.float64)).item()

def loss(params, X_train, y_train):
    total = 0.0
    for x, t in zip(X_train, y_train.reshape(-1)):
        q = network(x, params)
        total += -np.log(q) if t else -np.log(1-q)
    return total

def loss_gradient(params, X_train, y_train):
    p = torch.tensor(params, dtype=torch.float64, requires_grad=True)
    for x, t in zip(X_train, y_train.reshape(-1)):
        q = _f(torch.as_tensor(x, dtype=torch.float64), p)
        l = -torch.log(q) if t else -torch.log(1-q)
        l.backward()
    return p.grad.numpy()
