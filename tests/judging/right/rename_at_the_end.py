# expect: right
import numpy as np


def my_net(x, params):
    x = np.array(x)
    h = logistic(params[5:13].reshape(4, 2) @ x.T + (params[13:] if x.ndim == 1 else params[13:, None]))
    return logistic(params[:4] @ h + params[4])


def logistic(t):
    out = np.empty_like(t, dtype=float)
    pos = t >= 0
    out[pos] = 1 / (1 + np.exp(-t[pos]))
    out[~pos] = np.exp(t[~pos]) / (1 + np.exp(t[~pos]))
    return out


def softplus(t):
    return np.log1p(np.exp(-np.abs(t))) + np.maximum(t, 0)


def my_loss(params, X_train, y_train):
    y = np.concatenate(y_train) if y_train.ndim > 1 else y_train
    h = logistic(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    z = h @ params[:4] + params[4]
    return softplus(z[y == 0]).sum() + softplus(-z[y == 1]).sum()


def my_gradient(params, X_train, y_train):
    y = np.concatenate(y_train) if y_train.ndim > 1 else y_train
    h = logistic(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    d = my_net(X_train, params) - y
    back = np.array([d * params[j] * h[:, j] * (1 - h[:, j]) for j in range(4)])
    return np.hstack((np.dot(d, h), np.sum(d), np.dot(back, X_train).flatten(), np.sum(back, axis=1)))


network, loss, loss_gradient = my_net, my_loss, my_gradient
