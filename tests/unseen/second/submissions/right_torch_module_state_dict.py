import numpy as np
import torch
from torch import nn
class Red(nn.Module):
    def __init__(self, p):
        super().__init__()
        self.oculta = nn.Linear(2, 4).double()
        self.salida = nn.Linear(4, 1).double()
        p = torch.from_numpy(np.array(p, dtype=float))
        with torch.no_grad():
            self.salida.weight.copy_(p[:4].view(1, 4)); self.salida.bias.copy_(p[4:5])
            self.oculta.weight.copy_(p[5:13].view(4, 2)); self.oculta.bias.copy_(p[13:])
    def forward(self, x):
        return torch.sigmoid(self.salida(torch.sigmoid(self.oculta(x))))
def network(x, params):
    return Red(params)(torch.tensor([float(x[0]), float(x[1])], dtype=torch.double)).item()
def _perdida(red, X, y):
    salida = red(torch.tensor(np.asarray(X), dtype=torch.double))
    return nn.BCELoss(reduction='sum')(salida, torch.tensor(np.reshape(y, (-1, 1)), dtype=torch.double))
def loss(params, X_train, y_train):
    return _perdida(Red(params), X_train, y_train).item()
def loss_gradient(params, X_train, y_train):
    red = Red(params)
    _perdida(red, X_train, y_train).backward()
    s, o = red.salida, red.oculta
    return torch.cat([s.weight.grad.flatten(), s.bias.grad, o.weight.grad.flatten(), o.bias.grad]).numpy()
