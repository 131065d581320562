import torch
import numpy as np

def net(p, X):
    e = torch.sigmoid(X @ p[5:13].reshape(4, 2).T+p[13:])
    e = e/e.sum(dim=-1, keepdim=True)*4
    return (e*p[:4]).sum(-1)+p[4]

def network(x, params):
    return torch.sigmoid(net(torch.from_numpy(params.copy()), torch.tensor(np.array(x, dtype=float)))).item()

def points(p, X, y):
    s = 2*torch.tensor(y).reshape(-1)-1
    return -torch.nn.functional.logsigmoid(s*net(p, torch.tensor(X)))

def loss(params, X_train, y_train):
    return sum(points(torch.tensor(params), X_train, y_train).tolist())

def loss_gradient(params, X_train, y_train):
    p = torch.tensor(params, requires_grad=True)
    points(p, X_train, y_train).sum().backward()
    return p.grad.numpy()
