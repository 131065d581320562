import numpy as np
import torch
from torch.func import grad
torch.set_default_dtype(torch.float64)

def f_t(x, w):
    acc = w[4]
    for i in range(4):
        acc = acc + w[i]*torch.sigmoid(w[5+2*i]*x[0] + w[6+2*i]*x[1] + w[13+i])
    return torch.sigmoid(acc)

def network(x, params):
    return float(f_t(torch.tensor([float(x[0]), float(x[1])]), torch.tensor(np.array(params))))

def E_t(w, X, t):
    f = f_t(X.T, w)
    return -(t*torch.log(f) + (1-t)*torch.log(1-f)).sum()

def loss(params, X_train, y_train):
    return float(E_t(torch.tensor(np.array(params)), torch.tensor(np.array(X_train, dtype=float)), torch.tensor(np.array(y_train, dtype=float)).reshape(-1)))

def loss_gradient(params, X_train, y_train):
    return grad(E_t)(torch.tensor(np.array(params)), torch.tensor(np.array(X_train, dtype=float)), torch.tensor(np.array(y_train, dtype=float)).reshape(-1)).detach().numpy()
