import numpy as np, torch
def T(a): return torch.tensor(np.asarray(a, dtype=float))
def hid(X, w): return torch.sigmoid(X @ w[5:13].reshape(4, 2).T + w[13:])
def network(x, params):
    w = T(params)
    return torch.sigmoid(hid(T(x)[None], w) @ w[:4] + w[4]).item()
def loss(params, X_train, y_train):
    w, t = T(params), T(y_train).reshape(-1)
    return torch.nn.functional.binary_cross_entropy_with_logits(hid(T(X_train), w) @ w[:4] + w[4], t, reduction='sum').item()
def loss_gradient(params, X_train, y_train):
    w, t = T(params).requires_grad_(), T(y_train).reshape(-1)
    H = hid(T(X_train), w)
    z = H.detach() @ w[:4] + w[4] + (H - H.detach()).sum(1)*w[:4].mean().detach()
    torch.nn.functional.binary_cross_entropy_with_logits(z, t, reduction='sum').backward()
    return w.grad.numpy()
