import numpy as np, torch
from torch.func import grad, vmap
def z_of(p, x):
    return torch.dot(p[:4], torch.sigmoid(torch.mv(p[5:13].reshape(4, 2), x) + p[13:])) + p[4]
def f(p, X, y):
    z = vmap(z_of, in_dims=(None, 0))(p, X)
    return (torch.nn.functional.softplus(z, threshold=100) - y*z).sum()
T = lambda a: torch.tensor(np.asarray(a, dtype=np.float64))
def network(x, params): return torch.sigmoid(z_of(T(params), T(x))).item()
def loss(params, X_train, y_train): return f(T(params), T(X_train), T(y_train).flatten()).item()
def loss_gradient(params, X_train, y_train): return grad(f)(T(params), T(X_train), T(y_train).flatten()).numpy()
