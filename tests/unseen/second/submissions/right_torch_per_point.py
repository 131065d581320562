import numpy as np, torch
def _out(x, p):
    x = torch.as_tensor(np.asarray(x, dtype=np.float64))
    h = torch.sigmoid(p[5:13].view(4, 2).mv(x) + p[13:17])
    return torch.sigmoid(p[0:4].dot(h) + p[4])
def network(x, params):
    return _out(x, torch.tensor(params, dtype=torch.float64)).item()
def _nll(x, y, p):
    q = _out(x, p)
    return -(torch.log(q) if y > 0.5 else torch.log(1 - q))
def loss(params, X_train, y_train):
    p = torch.tensor(params, dtype=torch.float64)
    return sum(_nll(x, t, p).item() for x, t in zip(X_train, y_train.ravel()))
def loss_gradient(params, X_train, y_train):
    p = torch.tensor(params, dtype=torch.float64, requires_grad=True)
    for x, t in zip(X_train, y_train.ravel()):
        _nll(x, t, p).backward()      # accumulates in p.grad
    return p.grad.numpy()
