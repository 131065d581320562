# expect: wrong; function: loss_gradient; cause: integer-truncation
import numpy as np


def sigma(t):
    return 1 / (1 + np.exp(-t))


def forward(X, params):
    h = sigma(X @ params[5:13].reshape(4, 2).T + params[13:])
    return h, sigma(h @ params[:4] + params[4])


def network(x, params):
    return float(forward(np.atleast_2d(x), params)[1][0])


def loss(params, X_train, y_train):
    y = y_train.flatten()
    p = forward(X_train, params)[1]
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


def loss_gradient(params, X_train, y_train):
    gradient = np.array([0] * 17)
    for x, y in zip(X_train, y_train.flatten()):
        h, p = forward(x[np.newaxis], params)
        h, d = h[0], p[0] - y
        for j in range(4):
            dq = d * params[j] * h[j] * (1 - h[j])
            gradient[j] = gradient[j] + d * h[j]
            gradient[5 + 2 * j] = gradient[5 + 2 * j] + dq * x[0]
            gradient[6 + 2 * j] = gradient[6 + 2 * j] + dq * x[1]
            gradient[13 + j] = gradient[13 + j] + dq
        gradient[4] = gradient[4] + d
    return gradient
