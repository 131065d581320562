import numpy as np
import torch
from torch.autograd.functional import jacobian

def model(p, X):
    u, a, V, b = torch.split(p, [4, 1, 8, 4])
    return torch.sigmoid(torch.sigmoid(X.mm(V.view(4, 2).t()) + b).mv(u) + a)

def d(x):
    return torch.from_numpy(np.ascontiguousarray(x, dtype=np.float64))

def network(x, params):
    return model(d(params), d([x])).numpy()[0]

def bce(p, X, y):
    f = model(p, X)
    return -(y * torch.log(f) + (1 - y) * torch.log(1 - f)).sum()

def loss(params, X_train, y_train):
    return bce(d(params), d(X_train), d(y_train).view(-1)).item()

def loss_gradient(params, X_train, y_train):
    X, y = d(X_train), d(y_train).view(-1)
    return jacobian(lambda p: bce(p, X, y), d(params)).numpy()
