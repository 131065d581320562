import numpy as np
import torch
from torch import nn

def build(params):
    m = nn.Sequential(nn.Linear(2, 4), nn.Sigmoid(), nn.Linear(4, 1)).double()
    p = torch.tensor(np.array(params, dtype=float))
    with torch.no_grad():
        m[0].weight.copy_(p[5:13].reshape(4, 2)); m[0].bias.copy_(p[13:])
        m[2].weight.copy_(p[:4].reshape(1, 4)); m[2].bias.copy_(p[4:5])
    return m

def network(x, params):
    with torch.no_grad():
        return torch.sigmoid(build(params)(torch.tensor([[float(x[0]), float(x[1])]], dtype=torch.double))).item()

crit = nn.BCEWithLogitsLoss(reduction='sum')

def _run(params, X_train, y_train):
    m = build(params)
    return m, crit(m(torch.tensor(np.array(X_train, dtype=float))), torch.tensor(np.array(y_train, dtype=float)).reshape(-1, 1))

def loss(params, X_train, y_train):
    return _run(params, X_train, y_train)[1].item()

def loss_gradient(params, X_train, y_train):
    m, l = _run(params, X_train, y_train)
    l.backward()
    return torch.cat([m[2].weight.grad.flatten(), m[2].bias.grad, m[0].weight.grad.flatten(), m[0].bias.grad]).numpy()
