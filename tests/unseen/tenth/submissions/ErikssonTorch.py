import torch
import numpy as np

def _net(X, w):
    hidden = torch.sigmoid(X @ w[5:13].view(4, 2).T + w[13:])
    return hidden @ w[:4] + w[4]        # logits

def network(x, params):
    w = torch.tensor(np.array(params), dtype=torch.float64)
    xx = torch.tensor(np.array(x), dtype=torch.float64)
    return torch.sigmoid(_net(xx[None], w))[0].item()

def _bce(w, X, y):
    y = torch.as_tensor(np.array(y), dtype=torch.float64).reshape(-1)
    X = torch.as_tensor(np.array(X), dtype=torch.float64)
    return torch.nn.functional.binary_cross_entropy_with_logits(_net(X, w), y, reduction='sum')

def loss(params, X_train, y_train):
    with torch.no_grad():
        return _bce(torch.tensor(params, dtype=torch.float64), X_train, y_train).item()

def loss_gradient(params, X_train, y_train):
    w = torch.tensor(params, dtype=torch.float64, requires_grad=True)
    _bce(w, X_train, y_train).backward()
    return w.grad.numpy()
