import torch, numpy as np
def _fwd(P, X):
    h = torch.sigmoid(X @ P[5:13].reshape(4,2).T + P[13:])
    return torch.sigmoid(h @ P[:4] + P[4])
def network(x, params):
    return _fwd(torch.from_numpy(params), torch.tensor([[x[0], x[1]]], dtype=torch.double)).item()
def _crit(P, X, y):
    crit = torch.nn.BCEWithLogitsLoss(reduction='sum')
    return crit(_fwd(P, torch.from_numpy(X)), torch.from_numpy(np.ravel(y)))
def loss(params, X_train, y_train):
    return _crit(torch.from_numpy(params), X_train, np.asarray(y_train, float)).item()
def loss_gradient(params, X_train, y_train):
    P = torch.tensor(params, requires_grad=True)
    _crit(P, X_train, np.asarray(y_train, float)).backward()
    return P.grad.detach().numpy()
