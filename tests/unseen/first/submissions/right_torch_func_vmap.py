import numpy as np, torch
from torch.func import vmap, grad
T = lambda z: torch.from_numpy(np.array(z, dtype=np.float64))

def f(p, x):
    hidden = torch.sigmoid(torch.stack([p[5+2*i]*x[0] + p[6+2*i]*x[1] + p[13+i] for i in range(4)]))
    return torch.sigmoid((p[:4]*hidden).sum() + p[4])

def point_loss(p, x, t):
    q = f(p, x)
    return -(t*torch.log(q) + (1-t)*torch.log(1-q))

def network(x, params): return f(T(params), T(x)).item()

def loss(params, X_train, y_train):
    return vmap(point_loss, in_dims=(None, 0, 0))(T(params), T(X_train), T(y_train).reshape(-1)).sum().item()

def loss_gradient(params, X_train, y_train):
    return vmap(grad(point_loss), in_dims=(None, 0, 0))(T(params), T(X_train), T(y_train).reshape(-1)).sum(0).numpy()
