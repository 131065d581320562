import numpy as np
import torch
import torch.nn.functional as F

def as_t(a): return torch.tensor(np.array(a, dtype=np.float64))

def f(p, X):
    s = F.linear(X, p[5:13].view(4, 2), p[13:17])
    s = F.layer_norm(s, (4,))
    return torch.sigmoid(F.linear(torch.sigmoid(s), p[0:4].view(1, 4), p[4:5])).squeeze(-1)

def network(x, params):
    return f(as_t(params), as_t(x)).item()

def total(p, X, y):
    return F.binary_cross_entropy(f(p, X), y, reduction='sum')

def loss(params, X_train, y_train):
    return total(as_t(params), as_t(X_train), as_t(y_train).view(-1)).item()

def loss_gradient(params, X_train, y_train):
    p = as_t(params)
    p.requires_grad = True
    g, = torch.autograd.grad(total(p, as_t(X_train), as_t(y_train).view(-1)), p)
    return g.numpy()
