import numpy as np, torch

def hidden(p, X):
    with torch.no_grad():
        return torch.sigmoid(X @ p[5:13].reshape(4, 2).T+p[13:17])

def out(p, X):
    return torch.sigmoid(hidden(p, X) @ p[:4]+p[4])

def network(x, params):
    return float(out(torch.tensor(params), torch.tensor(np.array(x, dtype=float))))

def entropy(p, X_train, y_train):
    f = out(p, torch.tensor(X_train))
    t = torch.tensor(y_train).reshape(-1)
    return -torch.sum(t*torch.log(f)+(1-t)*torch.log(1-f))

def loss(params, X_train, y_train):
    return float(entropy(torch.tensor(params), X_train, y_train))

def loss_gradient(params, X_train, y_train):
    p = torch.tensor(params, requires_grad=True)
    entropy(p, X_train, y_train).backward()
    return p.grad.detach().numpy().copy()
