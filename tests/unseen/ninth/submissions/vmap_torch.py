import numpy as np
import torch
from torch.func import grad

torch.set_default_dtype(torch.float64)

def model(theta, X):
    h = torch.sigmoid(X @ theta[5:13].reshape(4, 2).T + theta[13:])
    return h @ theta[:4] + theta[4]

def nll(theta, X, y):
    z = model(theta, X)
    return (torch.nn.functional.softplus(z, threshold=60) - y * z).sum()

def network(x, params):
    return float(torch.sigmoid(model(torch.tensor(params), torch.tensor([[float(x[0]), float(x[1])]])))[0])

def loss(params, X_train, y_train):
    return float(nll(torch.tensor(params), torch.tensor(X_train, dtype=torch.float64), torch.tensor(np.ravel(y_train), dtype=torch.float64)))

def loss_gradient(params, X_train, y_train):
    return grad(nll)(torch.tensor(params), torch.tensor(X_train, dtype=torch.float64), torch.tensor(np.ravel(y_train), dtype=torch.float64)).numpy()
