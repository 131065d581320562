# expect: right
import numpy as np
import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self, params):
        super().__init__()
        self.out = nn.Linear(4, 1)
        self.hidden = nn.Linear(2, 4)
        self.double()
        nn.utils.vector_to_parameters(torch.tensor(params), self.parameters())

    def forward(self, x):
        return self.out(torch.sigmoid(self.hidden(x))).squeeze(-1)


def network(x, params):
    with torch.no_grad():
        return torch.sigmoid(Net(params)(torch.tensor(x, dtype=torch.float64))).item()


def bce(net, X_train, y_train):
    y = torch.tensor(np.ravel(y_train))
    return nn.BCEWithLogitsLoss(reduction="sum")(net(torch.tensor(X_train)), y)


def loss(params, X_train, y_train):
    return bce(Net(params), X_train, y_train).item()


def loss_gradient(params, X_train, y_train):
    net = Net(params)
    bce(net, X_train, y_train).backward()
    return torch.cat([p.grad.flatten() for p in net.parameters()]).numpy()
