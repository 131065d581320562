import numpy as np
import torch
from torch.func import grad, vmap

torch.set_default_dtype(torch.float64)

def f_point(p, x):
    h = torch.sigmoid(p[5:13].reshape(4, 2) @ x + p[13:])
    return torch.dot(p[:4], h) + p[4]

def ce_point(p, x, t):
    z = f_point(p, x)
    return torch.nn.functional.softplus(z) - t * z

def tens(q):
    return torch.as_tensor(np.array(q, dtype=float))

def network(x, params):
    return float(torch.sigmoid(f_point(tens(params), tens(x))))

def loss(params, X_train, y_train):
    return float(vmap(ce_point, in_dims=(None, 0, 0))(tens(params), tens(X_train), tens(y_train).flatten()).sum())

def loss_gradient(params, X_train, y_train):
    per = vmap(grad(ce_point), in_dims=(None, 0, 0))(tens(params), tens(X_train), tens(y_train).flatten())
    return per.sum(0).numpy()
