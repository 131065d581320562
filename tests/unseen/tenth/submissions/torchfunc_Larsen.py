import numpy as np
import torch
from torch.func import grad, vmap

torch.set_default_dtype(torch.float64)

def f(p, x):
    h = torch.sigmoid(torch.mv(p[5:13].reshape(4, 2), x) + p[13:])
    return torch.dot(p[:4], h) + p[4]

def E(p, X, y):
    z = vmap(f, in_dims=(None, 0))(p, X)
    return (torch.nn.functional.softplus(z) - y*z).sum()

def T(v):
    return torch.from_numpy(np.array(v, dtype=np.float64))

def network(x, params):
    return float(torch.sigmoid(f(T(params), T(x))))

def loss(params, X_train, y_train):
    z = vmap(f, in_dims=(None, 0))(T(params), T(X_train))
    y = T(y_train).reshape(-1)
    return float(torch.logaddexp(torch.zeros_like(z), z).sum() - (y*z).sum())

def loss_gradient(params, X_train, y_train):
    def L(p):
        z = vmap(f, in_dims=(None, 0))(p, T(X_train))
        return torch.logaddexp(torch.zeros_like(z), z).sum() - (T(y_train).reshape(-1)*z).sum()
    return grad(L)(T(params)).numpy()
