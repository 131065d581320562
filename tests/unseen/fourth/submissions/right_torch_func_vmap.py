import torch
from torch.func import grad, vmap
def single(w, x, t):
    z = w[4] + (w[:4]*torch.sigmoid((w[5:13].reshape(4, 2)*x).sum(1) + w[13:17])).sum()
    return torch.logaddexp(torch.zeros_like(z), z) - t*z
def T(v): return torch.tensor(np.array(v, dtype=np.float64))
def network(x, params):
    w, x = T(params), T(x)
    return torch.sigmoid(w[4] + w[:4] @ torch.sigmoid(w[5:13].reshape(4, 2) @ x + w[13:17])).item()
def loss(params, X_train, y_train):
    return vmap(single, in_dims=(None, 0, 0))(T(params), T(X_train), T(y_train).reshape(-1)).sum().item()
def loss_gradient(params, X_train, y_train):
    return vmap(grad(single), in_dims=(None, 0, 0))(T(params), T(X_train), T(y_train).reshape(-1)).sum(0).numpy()
