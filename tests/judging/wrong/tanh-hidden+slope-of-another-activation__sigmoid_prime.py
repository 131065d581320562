# expect: wrong; function: network, loss_gradient; given: loss=your network; cause: tanh-hidden + slope-of-another-activation
import numpy as np


def sigma(t):
    return 1 / (1 + np.exp(-t))


def sigma_prime(t):
    return sigma(t) * (1 - sigma(t))


def network(x, params):
    q = params[5:13].reshape(4, 2) @ np.asarray(x) + params[13:]
    return sigma(params[:4] @ np.tanh(q) + params[4])


def loss(params, X_train, y_train):
    E = 0
    for x, t in zip(X_train, np.ravel(y_train)):
        p = network(x, params)
        E -= t * np.log(p) + (1 - t) * np.log(1 - p)
    return E


def loss_gradient(params, X_train, y_train):
    total = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        q = params[5:13].reshape(4, 2) @ x + params[13:]
        d = network(x, params) - t
        dq = d * params[:4] * sigma_prime(q)
        total += np.hstack([d * np.tanh(q), d, np.outer(dq, x).ravel(), dq])
    return total
