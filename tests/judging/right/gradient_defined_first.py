# expect: right
import numpy as np

N_HIDDEN = 4
N_INPUT = 2
U = slice(0, N_HIDDEN)
A = N_HIDDEN
VEE = slice(A + 1, A + 1 + N_HIDDEN * N_INPUT)
B = slice(VEE.stop, VEE.stop + N_HIDDEN)


def loss_gradient(params, X_train, y_train):
    h = hidden(X_train, params)
    residual = sigmoid(output(h, params)) - y_train.ravel()
    back = h * (1 - h) * params[U] * residual[:, None]
    grad = np.empty_like(params)
    grad[U] = residual @ h
    grad[A] = residual.sum()
    grad[VEE] = np.ravel(back.T @ X_train)
    grad[B] = back.sum(axis=0)
    return grad


def loss(params, X_train, y_train):
    z = output(hidden(X_train, params), params)
    return np.sum(np.maximum(z, 0) - z * y_train.ravel() + np.log1p(np.exp(-np.abs(z))))


def network(x, params):
    return sigmoid(output(hidden(np.asarray(x), params), params))


def output(h, params):
    return h @ params[U] + params[A]


def hidden(X, params):
    return sigmoid(X @ params[VEE].reshape(N_HIDDEN, N_INPUT).T + params[B])


def sigmoid(t):
    return 1 / (1 + np.exp(-t))
