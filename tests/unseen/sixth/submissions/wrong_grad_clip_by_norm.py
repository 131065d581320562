import torch, numpy as np

def fw(p, X):
    return torch.sigmoid(torch.sigmoid(X @ p[5:13].view(4, 2).T+p[13:]) @ p[:4]+p[4])

def network(x, params):
    return fw(torch.tensor(params), torch.tensor([float(q) for q in x], dtype=torch.float64)).item()

def nll(p, X, y):
    f = fw(p, torch.tensor(X, dtype=torch.float64))
    t = torch.tensor(y).flatten()
    return -(t*f.log()+(1-t)*(1-f).log()).sum()

def loss(params, X_train, y_train):
    return nll(torch.tensor(params), X_train, y_train).item()

def loss_gradient(params, X_train, y_train):
    p = torch.tensor(params, requires_grad=True)
    nll(p, X_train, y_train).backward()
    torch.nn.utils.clip_grad_norm_([p], max_norm=60.0)
    return p.grad.numpy()
