# expect: wrong; function: loss_gradient; cause: output-delta-without-label
import numpy as np


def f(t):
    return 1 / (1 + np.exp(-t))


def run(X, params):
    g = f(X @ params[5:13].reshape(4, 2).T + params[13:])
    return g, g @ params[:4] + params[4]


def network(x, params):
    return f(run(np.array(x), params)[1])


def loss(params, X_train, y_train):
    z = run(X_train, params)[1]
    return np.sum(np.logaddexp(0, z) - y_train.ravel() * z)


def loss_gradient(params, X_train, y_train):
    g, _ = run(X_train, params)
    d = -y_train.ravel()  # the slope of the other term is overwritten
    back = d[:, None] * params[:4] * g * (1 - g)
    return np.concatenate([d @ g, [d.sum()], (back.T @ X_train).ravel(), back.sum(axis=0)])
