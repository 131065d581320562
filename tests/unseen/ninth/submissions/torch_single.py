import numpy as np, torch
import torch.nn.functional as F


def lin(P, X):
    return F.linear(torch.sigmoid(F.linear(X, P[5:13].view(4,2), P[13:])), P[None,:4], P[4:5])[:,0]


def network(x, params):
    return torch.sigmoid(lin(torch.FloatTensor(params), torch.tensor(x, dtype=torch.float32).view(1,2))).item()


def loss(params, X_train, y_train):
    return F.binary_cross_entropy_with_logits(lin(torch.FloatTensor(params), torch.FloatTensor(X_train)), torch.FloatTensor(np.ravel(y_train)), reduction='sum').item()


def loss_gradient(params, X_train, y_train):
    P = torch.tensor(params, dtype=torch.float32, requires_grad=True)
    F.binary_cross_entropy_with_logits(lin(P, torch.FloatTensor(X_train)), torch.FloatTensor(np.ravel(y_train)), reduction='sum').backward()
    return P.grad.numpy()
