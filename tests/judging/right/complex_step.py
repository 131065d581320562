# expect: right
import numpy as np


def logistic(t):
    e = np.exp(np.where(np.real(t) > 0, -t, t))
    return np.where(np.real(t) > 0, 1, e) / (1 + e)


def z(X, p):
    return logistic(X @ p[5:13].reshape(4, 2).T + p[13:17]) @ p[0:4] + p[4]


def network(x, params):
    return logistic(z(np.array([x]), params))[0]


def softplus(t):
    positive = np.real(t) > 0
    return np.where(positive, t, 0) + np.log1p(np.exp(np.where(positive, -t, t)))


def loss(params, X_train, y_train):
    return np.sum(softplus((1 - 2 * y_train.reshape(-1)) * z(X_train, params)))


def loss_gradient(params, X_train, y_train, h=1e-30):
    # complex step: no subtraction, so no cancellation
    grad = np.empty(17)
    for i in range(17):
        p = params.astype(complex)
        p[i] += 1j * h
        grad[i] = loss(p, X_train, y_train).imag / h
    return grad
