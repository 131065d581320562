import numpy as np, torch
theta = torch.zeros(17, dtype=torch.float64, requires_grad=True)

def fw(X):
    return torch.sigmoid(torch.sigmoid(X @ theta[5:13].reshape(4, 2).T+theta[13:]) @ theta[:4]+theta[4])

def put(params):
    with torch.no_grad():
        theta.copy_(torch.tensor(params))

def network(x, params):
    put(params)
    return fw(torch.tensor([[float(x[0]), float(x[1])]], dtype=torch.float64)).item()

def _E(X, y):
    f, t = fw(torch.tensor(X)), torch.tensor(y).reshape(-1)
    return -(t*f.log()+(1-t)*(1-f).log()).sum()

def loss(params, X_train, y_train):
    put(params)
    return _E(X_train, y_train).item()

def loss_gradient(params, X_train, y_train):
    put(params)
    _E(X_train, y_train).backward()
    return theta.grad.numpy().copy()
