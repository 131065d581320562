# expect: wrong; function: loss_gradient; cause: forward-difference-large-h
import numpy as np


def sigma(t):
    return 1.0 / (1.0 + np.exp(-t))


def hidden(j, X, params):
    v1, v2 = params[5 + 2 * j], params[6 + 2 * j]
    return sigma(v1 * X[:, 0] + v2 * X[:, 1] + params[13 + j])


def outputs(X, params):
    z = params[4]
    for j in range(4):
        z = z + params[j] * hidden(j, X, params)
    return sigma(z)


def network(x, params):
    return outputs(np.array([x]), params)[0]


def loss(params, X_train, y_train):
    y = np.squeeze(y_train, axis=1) if y_train.ndim == 2 else y_train
    p = outputs(X_train, params)
    return -(np.log(p[y == 1]).sum() + np.log(1 - p[y == 0]).sum())


def loss_gradient(params, X_train, y_train):
    h = 0.1
    start = loss(params, X_train, y_train)
    grad = np.zeros(17)
    for i in range(17):
        shifted = params.copy()
        shifted[i] += h
        grad[i] = (loss(shifted, X_train, y_train) - start) / h
    return grad
