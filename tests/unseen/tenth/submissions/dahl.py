import numpy as np
import torch

P = torch.zeros(17, dtype=torch.float64, requires_grad=True)

def forward(X):
    H = torch.sigmoid(X@P[5:13].view(4,2).T+P[13:])
    return torch.sigmoid(H@P[:4]+P[4])

def setp(params):
    with torch.no_grad():
        P.copy_(torch.as_tensor(np.array(params, dtype=float)))

def bce(X, y):
    f = forward(torch.as_tensor(np.array(X, dtype=float)))
    return torch.nn.functional.binary_cross_entropy(f, torch.as_tensor(np.array(y, dtype=float)).reshape(-1), reduction='sum')

def network(x, params):
    setp(params)
    return forward(torch.as_tensor(np.array([x], dtype=float)))[0].item()

def loss(params, X_train, y_train):
    setp(params)
    return bce(X_train, y_train).item()

def loss_gradient(params, X_train, y_train):
    setp(params)
    bce(X_train, y_train).backward()
    return P.grad.numpy().copy()
