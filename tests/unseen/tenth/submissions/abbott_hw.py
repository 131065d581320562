import numpy as np
import torch

def model(X, w):
    return torch.sigmoid(torch.sigmoid(X@w[5:13].reshape(4,2).T+w[13:])@w[:4]+w[4])

def network(x, params):
    return model(torch.Tensor([[x[0], x[1]]]), torch.Tensor(params)).item()

def loss(params, X_train, y_train):
    w = torch.Tensor(params); X = torch.Tensor(X_train)
    z = torch.sigmoid(X@w[5:13].reshape(4,2).T+w[13:])@w[:4]+w[4]
    return torch.nn.BCEWithLogitsLoss(reduction='sum')(z, torch.Tensor(y_train).flatten()).item()

def loss_gradient(params, X_train, y_train):
    w = torch.Tensor(params).requires_grad_(); X = torch.Tensor(X_train)
    z = torch.sigmoid(X@w[5:13].reshape(4,2).T+w[13:])@w[:4]+w[4]
    torch.nn.BCEWithLogitsLoss(reduction='sum')(z, torch.Tensor(y_train).flatten()).backward()
    return w.grad.numpy().astype(float)
