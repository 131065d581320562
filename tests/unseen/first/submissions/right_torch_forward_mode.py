import numpy as np
import torch
from torch.func import jacfwd

def model(p, X):
    h = 1/(1+torch.exp(-(X @ torch.stack([p[5:13:2], p[6:13:2]]) + p[13:])))
    return 1/(1+torch.exp(-(h @ p[:4] + p[4])))

def E(p, X, t):
    o = model(p, X)
    return -torch.sum(torch.where(t == 1, torch.log(o), torch.log(1-o)))

def c(*a): return [torch.tensor(np.asarray(q), dtype=torch.float64) for q in a]

def network(x, params):
    p, x = c(params, x)
    return model(p, x.reshape(1, 2)).numpy()[0]

def loss(params, X_train, y_train):
    return float(E(*c(params, X_train, np.ravel(y_train))))

def loss_gradient(params, X_train, y_train):
    return np.asarray(jacfwd(E)(*c(params, X_train, np.ravel(y_train))))
