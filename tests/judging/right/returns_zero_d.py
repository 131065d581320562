# expect: right
import numpy as np


def sigma(t):
    return 1 / (1 + np.exp(-t))


def network(x, params):
    h = sigma(params[5:13].reshape(4, 2) @ np.asarray(x) + params[13:])
    return np.array(sigma(params[:4] @ h + params[4]))


def loss(params, X_train, y_train):
    z = sigma(X_train @ params[5:13].reshape(4, 2).T + params[13:]) @ params[:4] + params[4]
    return np.array(np.logaddexp(0, (1 - 2 * y_train.reshape(z.shape)) * z).sum())


def loss_gradient(params, X_train, y_train):
    h = sigma(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    d = sigma(h @ params[:4] + params[4]) - y_train.reshape(len(h))
    out = np.empty(17)
    np.matmul(d, h, out=out[:4])
    out[4] = d.sum()
    back = (h * (1 - h) * params[:4]).T * d
    out[5:13] = (back @ X_train).ravel()
    np.sum(back, axis=1, out=out[13:])
    return out
