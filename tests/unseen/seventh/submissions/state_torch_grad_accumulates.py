import numpy as np
import torch

P = torch.zeros(17, dtype=torch.float64, requires_grad=True)

def forward(X):
    h = torch.sigmoid(X @ P[5:13].view(4, 2).T + P[13:])
    return torch.sigmoid(h @ P[:4] + P[4])

def put(params):
    with torch.no_grad():
        P.copy_(torch.as_tensor(np.array(params, dtype=float)))

def tens(v):
    return torch.as_tensor(np.array(v, dtype=float))

def network(x, params):
    put(params)
    return forward(tens(x)).item()

def bce(X, y):
    f, t = forward(tens(X)), tens(y).flatten()
    return -torch.sum(t*torch.log(f) + (1-t)*torch.log(1-f))

def loss(params, X_train, y_train):
    put(params)
    return bce(X_train, y_train).item()

def loss_gradient(params, X_train, y_train):
    put(params)
    bce(X_train, y_train).backward()
    return P.grad.numpy().copy()
