import numpy as np, torch
def T(a): return torch.tensor(np.asarray(a, dtype=float))
def prob(X, w):
    Z = X @ w[5:13].reshape(4, 2).T + w[13:]
    return torch.sigmoid((torch.nn.functional.softsign(Z) + 1)/2 @ w[:4] + w[4])
def network(x, params): return prob(T(x)[None], T(params)).item()
def nll(w, X, y):
    p, t = prob(X, w), y.reshape(-1)
    return -(t*torch.log(p) + (1-t)*torch.log(1-p)).sum()
def loss(params, X_train, y_train): return nll(T(params), T(X_train), T(y_train)).item()
def loss_gradient(params, X_train, y_train):
    w = T(params).requires_grad_()
    nll(w, T(X_train), T(y_train)).backward()
    return w.grad.numpy()
