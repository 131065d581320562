import numpy as np
import torch
from torch.func import grad, vmap

def fwd(p, x):
    hid = torch.sigmoid(p[5:13].reshape(4, 2) @ x + p[13:17])
    return torch.dot(p[0:4], hid) + p[4]

def nll(p, x, t):
    z = fwd(p, x)
    return torch.logaddexp(torch.zeros_like(z), z) - t*z

T = lambda a: torch.from_numpy(np.array(a, dtype=np.float64))

def network(x, params):
    return torch.sigmoid(fwd(T(params), T(x))).item()

def loss(params, X_train, y_train):
    return vmap(nll, in_dims=(None, 0, 0))(T(params), T(X_train), T(y_train).reshape(-1)).sum().item()

def loss_gradient(params, X_train, y_train):
    per_sample = vmap(grad(nll), in_dims=(None, 0, 0))(T(params), T(X_train), T(y_train).reshape(-1))
    return per_sample.sum(dim=0).numpy()
