import torch, numpy as np
def tt(z): return torch.tensor(np.asarray(z, dtype=np.float64))

def fwd(p, X):
    h = torch.sigmoid(X @ p[5:13].view(4,2).t() + p[13:])
    return torch.sigmoid(h @ p[:4] + p[4])

def network(x, params):
    return fwd(tt(params), tt(x)).item()

def ce(p, X, y):
    o = fwd(p, X)
    return (-y*torch.log(o) + (1-y)*torch.log(1-o)).sum()

def loss(params, X_train, y_train):
    return ce(tt(params), tt(X_train), tt(y_train).flatten()).item()

def loss_gradient(params, X_train, y_train):
    p = tt(params).clone().requires_grad_(True)
    return torch.autograd.grad(ce(p, tt(X_train), tt(y_train).flatten()), p)[0].numpy()
