# expect: wrong; function: loss; cause: wrong-for-flat-labels
import numpy as np


def act(t):
    return 1 / (1 + np.exp(-t))


def forward(X, params):
    h = act(X @ params[5:13].reshape(4, 2).T + params[13:])
    return h, h @ params[:4].reshape(4, 1) + params[4]  # (N, 1), as the targets are


def network(x, params):
    return act(forward(np.array(x), params)[1]).item()


def loss(params, X_train, y_train):
    _, z = forward(X_train, params)
    return np.sum(np.logaddexp(0, z) - y_train * z)


def loss_gradient(params, X_train, y_train):
    h, z = forward(X_train, params)
    d = act(z) - y_train.reshape(-1, 1)
    q = d * params[:4] * h * (1 - h)
    return np.concatenate([(d * h).sum(0), [d.sum()], (q.T @ X_train).ravel(), q.sum(0)])
