import numpy as np, torch
torch.set_default_dtype(torch.float64)
w = torch.zeros(17, requires_grad=True)
def fwd(X): return torch.sigmoid(torch.sigmoid(X@w[5:13].reshape(4,2).T+w[13:])@w[:4]+w[4])
def setw(params):
    with torch.no_grad(): w.copy_(torch.tensor(np.array(params, dtype=float)))
def network(x, params):
    setw(params)
    return fwd(torch.tensor(np.array(x, dtype=float))).item()
def L(params, X, y):
    setw(params)
    return torch.nn.functional.binary_cross_entropy(fwd(torch.tensor(X)), torch.tensor(np.array(y, dtype=float)).flatten(), reduction='sum')
def loss(params, X_train, y_train):
    return L(params, X_train.astype(float), y_train).item()
def loss_gradient(params, X_train, y_train):
    L(params, X_train.astype(float), y_train).backward()
    return w.grad.numpy().copy()
