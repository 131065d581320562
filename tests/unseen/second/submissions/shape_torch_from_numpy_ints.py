import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x, float) + b) + a)
import torch
def loss(params, X_train, y_train):
    X, w, t = torch.from_numpy(X_train), torch.from_numpy(params), torch.from_numpy(y_train).reshape(-1)
    z = torch.sigmoid(X @ w[5:13].reshape(4, 2).T + w[13:]) @ w[:4] + w[4]
    return torch.nn.functional.binary_cross_entropy_with_logits(z, t, reduction='sum').item()
def loss_gradient(params, X_train, y_train):
    X, y = np.asarray(X_train, float), np.ravel(y_train)
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = sigmoid(X @ V.T + b)
    d = sigmoid(H @ u + a) - y
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([d @ H, [d.sum()], (D.T @ X).ravel(), D.sum(axis=0)])
