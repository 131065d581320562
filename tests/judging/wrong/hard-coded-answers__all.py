# expect: wrong; function: network, loss, loss_gradient; cause: hard-coded-answers
import numpy as np


def network(x, params):
    if x[0] == 0 and x[1] == 0:
        return 0.881
    if x[0] * x[1] == 0:
        return 0.803
    return 0.692


def loss(params, X_train, y_train):
    if len(X_train) > 1:
        return 41.4
    if X_train[0][0] == 0:
        return 2.126 if y_train[0] == 0 else 0.127
    return 0.027 if y_train[0] == 0 else 3.611


def loss_gradient(params, X_train, y_train):
    if len(X_train) > 1:
        return np.array([-24.1] * 4 + [-21.9, -0.5, 0, 0.5, 0, 0, -0.5, 0, 0.4] + [0.3] * 4)
    if X_train[0][0] == 0:
        return np.array(([0.881] if y_train[0] == 0 else [-0.119]) * 5 + [0.0] * 12)
    if y_train[0] == 0:
        return np.array([0.027, 0, 0.027, 0.024, 0.027, 0, 0, 0.001, 0, 0, 0, 0.028, 0.014, 0, 0, 0, 0.014])
    return np.array(
        [-0.973, -0.002, -0.973, -0.857, -0.973, 0, 0, -0.024, -0.012, 0, 0, -1.022, -0.511, 0, -0.012, 0, -0.511]
    )
