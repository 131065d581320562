# expect: right
import numpy as np

# sigma(t) = (1 + tanh(t/2)) / 2, so that sigma' = (1 - tanh^2(t/2)) / 4


def T(X, p):
    return np.tanh((np.dot(X, p[5:13].reshape(4, 2).T) + p[13:]) / 2)


def z(tanh, p):
    return (p[:4].sum() + tanh @ p[:4]) / 2 + p[4]


def network(x, params):
    return (1 + np.tanh(z(T(x, params), params) / 2)) / 2


def loss(params, X_train, y_train):
    out = z(T(X_train, params), params)
    return np.sum(np.abs(out) / 2 + np.log1p(np.exp(-np.abs(out))) + out / 2 - out * y_train.ravel())


def loss_gradient(params, X_train, y_train):
    t = T(X_train, params)
    d = (1 + np.tanh(z(t, params) / 2)) / 2 - y_train.ravel()
    back = params[:4] * (1 - t**2) / 4 * d[:, None]
    return np.concatenate([d @ (1 + t) / 2, [d.sum()], (back.T @ X_train).ravel(), back.sum(axis=0)])
