import numpy as np, torch
from torch.func import grad, vmap
def one(w, x):
    return w[4] + (w[:4] * torch.sigmoid((w[5:13].reshape(4, 2) * x).sum(1) + w[13:])).sum()
def nll(w, x, t):
    z = one(w, x)
    return torch.nn.functional.softplus(z, threshold=1000.) - t * z
T = lambda a: torch.tensor(np.array(a, dtype=np.float64))
def network(x, params):
    return torch.sigmoid(one(T(params), T(x))).numpy()
def loss(params, X_train, y_train):
    return float(vmap(nll, in_dims=(None, 0, 0))(T(params), T(X_train), T(y_train).reshape(-1)).sum())
def loss_gradient(params, X_train, y_train):
    return vmap(grad(nll), in_dims=(None, 0, 0))(T(params), T(X_train), T(y_train).reshape(-1)).sum(0).numpy()
