# -*- coding: utf-8 -*-
from scipy import stats
import numpy as np
import torch

def network(x, params):
    """Evaluate the network output at (x1,x2) with the specified parameters."""
    p = torch.tensor(np.asarray(params, dtype=np.float64))
    xt = torch.tensor([float(x[0]), float(x[1])], dtype=torch.float64)
    h = torch.sigmoid(p[5:13].view(4, 2) @ xt + p[13:])
    return torch.sigmoid(p[:4] @ h + p[4]).item()


def loss(params, X_train, y_train):
    """Evaluate the cross-entropy loss."""
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    q = 1/(1 + np.exp(-(H @ params[:4] + params[4])))
    return -stats.bernoulli.logpmf(y_train.ravel().astype(int), q).sum()


def loss_gradient(params, X_train, y_train):
    """Calculate the partial derivatives of the loss function."""
    u = params[:4]
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1 / (1 + np.exp(-(H @ u + params[4])))
    d = f - y_train.ravel()
    D = d[:, None] * u * H * (1 - H)
    return np.round(np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)]), 1)
