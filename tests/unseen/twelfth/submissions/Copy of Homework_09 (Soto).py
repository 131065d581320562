from scipy.special import expit
import torch
import torch.nn.functional as F
import numpy as np

def network(x, params):
    W = np.array(params[5:13]).reshape(-1, 2)
    hidden = expit(np.dot(W, x) + params[13:17])
    return float(expit(np.dot(params[0:4], hidden) + params[4]))


def loss(params, X_train, y_train):
    p = torch.from_numpy(np.array(params, dtype=float))
    Xt = torch.from_numpy(np.array(X_train, dtype=float))
    yt = torch.from_numpy(np.array(y_train, dtype=float)).flatten()
    h = torch.sigmoid(Xt @ p[5:13].reshape(4, 2).T + p[13:])
    o = torch.sigmoid(h @ p[:4] + p[4])
    return F.binary_cross_entropy(o, yt, reduction='sum').item()


def loss_gradient(params, X_train, y_train):
    u = params[:4]
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1 / (1 + np.exp(-(H @ u + params[4])))
    d = f - y_train.ravel()
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
