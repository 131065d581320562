import numpy as np
import torch
def tnet(p, X):
    h = torch.softmax(X@p[5:13].reshape(4,2).T+p[13:], dim=-1)
    return torch.sigmoid(h@p[:4]+p[4])
def network(x, params):
    return tnet(torch.tensor(np.array(params)), torch.tensor(np.array(x, dtype=float))).item()
def tloss(p, X_train, y_train):
    f = tnet(p, torch.tensor(np.array(X_train, dtype=float)))
    return torch.nn.functional.binary_cross_entropy(f, torch.tensor(np.array(y_train, dtype=float)).flatten(), reduction='sum')
def loss(params, X_train, y_train):
    return tloss(torch.tensor(np.array(params)), X_train, y_train).item()
def loss_gradient(params, X_train, y_train):
    p = torch.tensor(np.array(params), requires_grad=True)
    tloss(p, X_train, y_train).backward()
    return p.grad.numpy()
