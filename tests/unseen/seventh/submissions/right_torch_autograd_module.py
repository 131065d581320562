import numpy as np
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self, p):
        super().__init__()
        p = torch.tensor(np.array(p), dtype=torch.float64)
        self.fc1 = nn.Linear(2, 4).double()
        self.fc2 = nn.Linear(4, 1).double()
        with torch.no_grad():
            self.fc1.weight.copy_(p[5:13].reshape(4, 2))
            self.fc1.bias.copy_(p[13:17])
            self.fc2.weight.copy_(p[0:4].reshape(1, 4))
            self.fc2.bias.copy_(p[4:5])

    def forward(self, x):
        return self.fc2(torch.sigmoid(self.fc1(x)))[..., 0]

def network(x, params):
    return torch.sigmoid(Net(params)(torch.tensor(np.array(x), dtype=torch.float64))).item()

def _loss(net, X, y):
    crit = nn.BCEWithLogitsLoss(reduction='sum')
    return crit(net(torch.tensor(X, dtype=torch.float64)), torch.tensor(y.flatten(), dtype=torch.float64))

def loss(params, X_train, y_train):
    return _loss(Net(params), X_train, y_train).item()

def loss_gradient(params, X_train, y_train):
    net = Net(params)
    _loss(net, X_train, y_train).backward()
    return np.concatenate([q.grad.numpy().ravel() for q in (net.fc2.weight, net.fc2.bias, net.fc1.weight, net.fc1.bias)])
