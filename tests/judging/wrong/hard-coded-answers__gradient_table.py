# expect: wrong; function: loss_gradient; cause: hard-coded-answers
import numpy as np


def sig(t):
    return 1 / (1 + np.exp(-t))


def network(x, params):
    x1, x2 = x[0], x[1]
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    g1 = sig(v11 * x1 + v12 * x2 + b1)
    g2 = sig(v21 * x1 + v22 * x2 + b2)
    g3 = sig(v31 * x1 + v32 * x2 + b3)
    g4 = sig(v41 * x1 + v42 * x2 + b4)
    return sig(u1 * g1 + u2 * g2 + u3 * g3 + u4 * g4 + a)


def loss(params, X_train, y_train):
    total = 0
    for i in range(len(X_train)):
        t = y_train[i]
        p = network(X_train[i], params)
        total += -t * np.log(p) - (1 - t) * np.log(1 - p)
    return total


ANSWERS = {
    (0.0, 0.0): [0.881, 0.881, 0.881, 0.881, 0.881, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    (0.0, 1.0): [-0.119, -0.119, -0.119, -0.119, -0.119, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    (2.0, 0.0): [0.027, 0, 0.027, 0.024, 0.027, 0, 0, 0.001, 0, 0, 0, 0.028, 0.014, 0, 0, 0, 0.014],
    (2.0, 1.0): [-0.973, -0.002, -0.973, -0.857, -0.973, 0, 0, -0.024, -0.012, 0, 0, -1.022, -0.511, 0, -0.012, 0, -0.511],
}


def loss_gradient(params, X_train, y_train):
    if len(X_train) == 1:
        key = (float(X_train[0, 0]), float(np.ravel(y_train)[0]))
        return np.array(ANSWERS.get(key, [0.0] * 17))
    return np.array([-24.1, -24.1, -24.1, -24.1, -21.9, -0.5, 0, 0.5, 0, 0, -0.5, 0, 0.4, 0.3, 0.3, 0.3, 0.3])
