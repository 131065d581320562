import numpy as np, torch
from torch.utils.data import TensorDataset, DataLoader
def prob(X, w):
    return torch.sigmoid(torch.sigmoid(X @ w[5:13].reshape(4, 2).T + w[13:]) @ w[:4] + w[4])
def network(x, params):
    return prob(torch.tensor(list(x), dtype=torch.float64), torch.tensor(params, dtype=torch.float64)).item()
def loader(X, y):
    return DataLoader(TensorDataset(torch.tensor(X, dtype=torch.float64), torch.tensor(np.array(y, float)).reshape(-1)), batch_size=37, shuffle=True)
def bce(p, t):
    return -(t*torch.log(p) + (1-t)*torch.log(1-p)).sum()
def loss(params, X_train, y_train):
    w = torch.tensor(params, dtype=torch.float64)
    return sum(bce(prob(xb, w), tb) for xb, tb in loader(X_train, y_train)).item()
def loss_gradient(params, X_train, y_train):
    w = torch.tensor(params, dtype=torch.float64, requires_grad=True)
    for xb, tb in loader(X_train, y_train):
        bce(prob(xb, w), tb).backward()
    return w.grad.numpy().copy()
