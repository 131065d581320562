import torch, numpy as np

def fwd(p, X):
    return torch.sigmoid(torch.sigmoid(X @ p[5:13].reshape(4, 2).T+p[13:]) @ p[:4]+p[4])

def network(x, params):
    return fwd(torch.tensor(params), torch.tensor(np.asarray(x, dtype=np.float64))).item()

def loss(params, X_train, y_train):
    f = fwd(torch.tensor(params), torch.tensor(X_train, dtype=torch.float64)).numpy()
    return -np.log(np.where(y_train.ravel() == 1, f, 1-f)).sum()

def loss_gradient(params, X_train, y_train, eta=0.001):
    p = torch.tensor(params, requires_grad=True)
    f = fwd(p, torch.tensor(X_train, dtype=torch.float64))
    t = torch.tensor(y_train).reshape(-1)
    E = -(t*f.log()+(1-t)*(1-f).log()).sum()
    E.backward()
    with torch.no_grad():
        p -= eta*p.grad
    return p.detach().numpy()
