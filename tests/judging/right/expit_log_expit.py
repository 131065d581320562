# expect: right
import numpy as np
from scipy import special


def z_of(x, params):
    return special.expit(x @ params[5:13].reshape(4, 2).T + params[13:]) @ params[:4] + params[4]


def network(x, params):
    return special.expit(z_of(np.array(x), params))


def loss(params, X_train, y_train):
    y = np.squeeze(y_train) if len(X_train) > 1 else np.ravel(y_train)
    z = z_of(X_train, params)
    return -(y * special.log_expit(z) + (1 - y) * special.log_expit(-z)).sum()


def loss_gradient(params, X_train, y_train):
    y = np.ravel(y_train)
    T = X_train @ params[5:13].reshape(4, 2).T + params[13:]
    d = special.expit(z_of(X_train, params)) - y
    D = d[:, np.newaxis] * params[np.newaxis, :4] * special.expit(T) * special.expit(-T)
    return np.append(np.append(special.expit(T).T @ d, d.sum()), np.append(D.T @ X_train, D.sum(0)))
