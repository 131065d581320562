import torch
from scipy.special import expit, log_expit
import numpy as np

def layers(params):
    return [(params[5:13].reshape(4, 2), params[13:17]), (params[:4].reshape(1, 4), params[4:5])]

def forward(act, rest):
    if not rest:
        return act
    W, b = rest[0]
    return forward(1 / (1 + np.exp(-(W @ act + b))), rest[1:])

def network(x, params):
    """uscita della rete"""
    return forward(np.array(x, dtype=float), layers(params))[0]


def loss(params, X_train, y_train):
    """entropia incrociata"""
    h = expit(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    z = h @ params[:4] + params[4]
    t = y_train.ravel()
    return -(t*log_expit(z) + (1 - t)*log_expit(-z)).sum()


def loss_gradient(params, X_train, y_train):
    """gradiente"""
    p = torch.tensor(np.array(params, dtype=np.float64), requires_grad=True)
    Xt = torch.tensor(np.array(X_train, dtype=np.float64))
    yt = torch.tensor(np.array(y_train, dtype=np.float64)).reshape(-1)
    h = torch.sigmoid(Xt @ p[5:13].reshape(4, 2).T + p[13:])
    z = h @ p[:4] + p[4]
    E = torch.nn.functional.binary_cross_entropy_with_logits(z, yt, reduction='sum')
    E.backward()
    return p.grad.numpy().copy()


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    params = initial.copy()
    loss_history = [loss(params, X_train, y_train)]
    for i in range(n_steps):
        step = eta * loss_gradient(params, X_train, y_train)
        params[:5] -= step[:5]
        loss_history.append(loss(params, X_train, y_train))
    return params, loss_history
