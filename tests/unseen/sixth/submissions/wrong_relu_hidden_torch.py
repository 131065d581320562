import numpy as np, torch

def logit(X, p):
    hid = torch.relu(X @ p[5:13].reshape(4, 2).T + p[13:])
    return hid @ p[:4] + p[4]

def network(x, params):
    return torch.sigmoid(logit(torch.tensor([[float(x[0]), float(x[1])]], dtype=torch.float64), torch.tensor(params)))[0].item()

def _loss(p, X, y):
    return torch.nn.functional.binary_cross_entropy_with_logits(logit(torch.tensor(X), p), torch.tensor(y).reshape(-1), reduction='sum')

def loss(params, X_train, y_train):
    return _loss(torch.tensor(params), X_train.astype(float), y_train).item()

def loss_gradient(params, X_train, y_train):
    p = torch.tensor(params, requires_grad=True)
    return torch.autograd.grad(_loss(p, X_train.astype(float), y_train), p)[0].numpy()
