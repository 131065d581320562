import numpy as np
import torch
from torch import nn
def build(params):
    net = nn.Sequential(nn.Linear(2, 4), nn.Sigmoid(), nn.Linear(4, 1)).double()
    p = torch.from_numpy(np.array(params, dtype=float))
    with torch.no_grad():
        net[0].weight.copy_(p[5:13].reshape(4, 2)); net[0].bias.copy_(p[13:])
        net[2].weight.copy_(p[:4].reshape(1, 4)); net[2].bias.copy_(p[4:5])
    return net
def network(x, params):
    return torch.sigmoid(build(params)(torch.tensor([[float(x[0]), float(x[1])]], dtype=torch.double))).item()
def objective(net, X_train, y_train):
    target = torch.tensor(np.reshape(y_train, (-1, 1)), dtype=torch.double)
    return nn.BCEWithLogitsLoss(reduction='sum')(net(torch.tensor(X_train, dtype=torch.double)), target)
def loss(params, X_train, y_train):
    return objective(build(params), X_train, y_train).item()
def loss_gradient(params, X_train, y_train):
    net = build(params)
    objective(net, X_train, y_train).backward()
    return np.concatenate([net[2].weight.grad.numpy().ravel(), net[2].bias.grad.numpy(),
                           net[0].weight.grad.numpy().ravel(), net[0].bias.grad.numpy()])
