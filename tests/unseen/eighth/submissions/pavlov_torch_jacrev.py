import numpy as np
import torch
from torch.func import vmap, grad

def tt(a): return torch.from_numpy(np.array(a, dtype=np.float64))

def zfun(w, x):
    return (w[:4]*torch.sigmoid((w[5:13].reshape(4, 2)*x).sum(1) + w[13:])).sum() + w[4]

def one(w, x, t):
    z = zfun(w, x)
    return torch.nn.functional.softplus(z, threshold=1000) - t*z

def network(x, params):
    return torch.sigmoid(zfun(tt(params), tt(x))).numpy().item()

def loss(params, X_train, y_train):
    return vmap(one, (None, 0, 0))(tt(params), tt(X_train), tt(y_train).view(-1)).sum().item()

def loss_gradient(params, X_train, y_train):
    per = vmap(grad(one), (None, 0, 0))(tt(params), tt(X_train), tt(y_train).view(-1))
    return per.sum(0).numpy()
