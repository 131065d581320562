# expect: right
import numpy as np

sigma = lambda t: 0.5 * (1 + np.tanh(t / 2))


def layers(x, params):
    h = sigma(params[5:13].reshape(4, 2) @ x + params[13:17, None])
    return h, params[0:4] @ h + params[4]


def network(x, params):
    h, z = layers(np.array(x, dtype=float)[:, None], params)
    return sigma(z)[0]


def loss(params, X_train, y_train):
    _, z = layers(X_train.T, params)
    s = np.where(np.ravel(y_train) == 1, -z, z)
    return np.sum(np.maximum(s, 0) + np.log1p(np.exp(-np.abs(s))))


def loss_gradient(params, X_train, y_train):
    h, z = layers(X_train.T, params)
    e = sigma(z) - np.ravel(y_train)
    back = params[0:4, None] * h * (1 - h) * e
    return np.r_[h @ e, e.sum(), (back @ X_train).ravel(), back.sum(axis=1)]
