# expect: wrong; function: loss_gradient; cause: central-difference-large-h
import numpy as np


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def forward(X, params):
    h = sigmoid(X @ params[5:13].reshape(4, 2).T + params[13:17])
    return h, h @ params[:4] + params[4]


def network(x, params):
    return sigmoid(forward(np.asarray(x), params)[1])


def loss(params, X_train, y_train):
    z = forward(X_train, params)[1]
    return np.sum(np.logaddexp(0, (1 - 2 * y_train.reshape(-1)) * z))


def loss_gradient(params, X_train, y_train):
    steps = np.linspace(-0.5, 0.5, 7)
    slopes = []
    for i in range(17):
        scan = []
        for step in steps:
            moved = params.copy()
            moved[i] += step
            scan.append(loss(moved, X_train, y_train))
        slopes.append(np.gradient(scan, steps[1] - steps[0])[3])
    return np.array(slopes)
