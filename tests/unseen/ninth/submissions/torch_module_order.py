import torch, numpy as np
from torch import nn

class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(2, 4).double()
        self.out = nn.Linear(4, 1).double()
    def forward(self, x):
        return torch.sigmoid(self.out(torch.sigmoid(self.hidden(x))))

def make(params):
    m = MLP()
    with torch.no_grad():
        m.hidden.weight.copy_(torch.tensor(params[5:13].reshape(4, 2)))
        m.hidden.bias.copy_(torch.tensor(params[13:]))
        m.out.weight.copy_(torch.tensor(params[None, :4]))
        m.out.bias.copy_(torch.tensor(params[4:5]))
    return m

def network(x, params):
    return make(params)(torch.tensor([list(x)], dtype=torch.float64)).item()

def bce(m, X, y):
    return nn.BCELoss(reduction='sum')(m(torch.tensor(X, dtype=torch.float64)), torch.tensor(y, dtype=torch.float64).reshape(-1, 1))

def loss(params, X_train, y_train):
    return bce(make(params), X_train, y_train).item()

def loss_gradient(params, X_train, y_train):
    m = make(params)
    bce(m, X_train, y_train).backward()
    return np.concatenate([q.grad.numpy().ravel() for q in m.parameters()])
