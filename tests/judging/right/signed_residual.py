# expect: right
import numpy as np


def phi(t):
    return np.where(t > 0, 1, np.exp(-np.abs(t))) / (1 + np.exp(-np.abs(t)))


def network(x, params):
    G = phi(params[5:13].reshape(4, 2) @ x + params[13:])
    return phi(params[:4] @ G + params[4])


def scores(params, X_train, y_train):
    T = params[5:13].reshape(4, 2) @ X_train.T + params[13:].reshape(4, 1)
    sign = 1 - 2 * np.reshape(y_train, len(X_train))
    return T, sign, sign * (params[:4] @ phi(T) + params[4])


def loss(params, X_train, y_train):
    s = scores(params, X_train, y_train)[-1]
    return np.logaddexp(0, s).sum()


def loss_gradient(params, X_train, y_train):
    T, sign, s = scores(params, X_train, y_train)
    residual = sign * phi(s)  # = y_out - y without cancellation
    back = params[:4].reshape(4, 1) * phi(T) * phi(-T) * residual
    return np.concatenate([phi(T) @ residual, [residual.sum()], (back @ X_train).ravel(), back.sum(1)])
