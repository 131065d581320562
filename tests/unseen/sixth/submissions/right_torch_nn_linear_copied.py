import numpy as np
import torch
from torch import nn

def build(params):
    p = torch.as_tensor(np.array(params, dtype=float))
    m = nn.Sequential(nn.Linear(2, 4), nn.Sigmoid(), nn.Linear(4, 1)).double()
    with torch.no_grad():
        m[2].weight.copy_(p[:4].reshape(1, 4))
        m[2].bias.copy_(p[4:5])
        m[0].weight.copy_(p[5:13].reshape(4, 2))
        m[0].bias.copy_(p[13:])
    return m

crit = nn.BCEWithLogitsLoss(reduction='sum')

def network(x, params):
    return float(torch.sigmoid(build(params)(torch.tensor(np.array(x, dtype=float)))))

def loss(params, X_train, y_train):
    m = build(params)
    return crit(m(torch.tensor(X_train).double()), torch.tensor(y_train).double().reshape(-1, 1)).item()

def loss_gradient(params, X_train, y_train):
    m = build(params)
    crit(m(torch.tensor(X_train).double()), torch.tensor(y_train).double().reshape(-1, 1)).backward()
    parts = [m[2].weight.grad, m[2].bias.grad, m[0].weight.grad, m[0].bias.grad]
    return torch.cat([q.flatten() for q in parts]).numpy()
