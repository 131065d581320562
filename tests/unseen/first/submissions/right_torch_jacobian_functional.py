import torch, numpy as np
dd = torch.float64
def logits(p, X):
    return torch.einsum('nj,j->n', torch.sigmoid(torch.einsum('ni,ji->nj', X, p[5:13].reshape(4, 2)) + p[13:]), p[:4]) + p[4]
def tt(a): return torch.tensor(np.asarray(a, dtype=float), dtype=dd)
def network(x, params):
    return torch.special.expit(logits(tt(params), tt(x)[None]))[0].item()
def loss(params, X_train, y_train):
    z, t = logits(tt(params), tt(X_train)), tt(y_train).flatten()
    return (torch.nn.functional.softplus(z, threshold=700) - t*z).sum().item()
def loss_gradient(params, X_train, y_train):
    X = tt(X_train)
    J = torch.autograd.functional.jacobian(lambda p: logits(p, X), tt(params))
    r = torch.sigmoid(logits(tt(params), X)) - tt(y_train).flatten()
    return (r @ J).numpy()
