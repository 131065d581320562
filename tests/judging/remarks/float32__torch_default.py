# expect: remarks; remark: float32
import numpy as np
import torch
import torch.nn.functional as F


def logits(p, X):
    h = torch.sigmoid(X @ p[5:13].reshape(4, 2).T + p[13:])
    return h @ p[:4] + p[4]


def cross_entropy(p, X_train, y_train):
    y = torch.Tensor(np.ravel(y_train))
    return F.binary_cross_entropy_with_logits(logits(p, torch.Tensor(X_train)), y, reduction="sum")


def network(x, params):
    return torch.sigmoid(logits(torch.Tensor(params), torch.Tensor(x))).item()


def loss(params, X_train, y_train):
    return cross_entropy(torch.Tensor(params), X_train, y_train).item()


def loss_gradient(params, X_train, y_train):
    p = torch.Tensor(params)
    p.requires_grad = True
    cross_entropy(p, X_train, y_train).backward()
    return p.grad.numpy().astype(float)
