import numpy as np
import torch
DT = torch.double

def leaves(params, rg=False):
    p = np.array(params, dtype=float)
    return [torch.tensor(q, dtype=DT, requires_grad=rg) for q in (p[:4], p[4], p[5:13].reshape(4, 2), p[13:])]

def logit(lv, X):
    u, a, V, b = lv
    return (torch.sigmoid(X @ V.T + b) * u).sum(-1) + a

def network(x, params):
    return torch.sigmoid(logit(leaves(params), torch.tensor(np.array(x, float), dtype=DT))).item()

def energy(lv, X_train, y_train):
    z = logit(lv, torch.tensor(X_train, dtype=DT))
    t = torch.tensor(np.ravel(y_train), dtype=DT)
    return (torch.logaddexp(torch.zeros_like(z), z) - t * z).sum()

def loss(params, X_train, y_train):
    return energy(leaves(params), X_train, y_train).item()

def loss_gradient(params, X_train, y_train):
    lv = leaves(params, True)
    gs = torch.autograd.grad(energy(lv, X_train, y_train), lv)
    return torch.cat([g.reshape(-1) for g in gs]).numpy()
