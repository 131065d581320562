# expect: right
import numpy as np


def f(t):
    return 1 / (1 + np.exp(-t))


def network(x, params):
    x1, x2 = x
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    return f(a + u1 * f(v11 * x1 + v12 * x2 + b1) + u2 * f(v21 * x1 + v22 * x2 + b2) + u3 * f(v31 * x1 + v32 * x2 + b3) + u4 * f(v41 * x1 + v42 * x2 + b4))


def loss(params, X_train, y_train):
    x1, x2, y = X_train[:, 0], X_train[:, 1], y_train.flatten()
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    z = a + u1 * f(v11 * x1 + v12 * x2 + b1) + u2 * f(v21 * x1 + v22 * x2 + b2) + u3 * f(v31 * x1 + v32 * x2 + b3) + u4 * f(v41 * x1 + v42 * x2 + b4)
    return sum(np.logaddexp(0, z) - y * z)


def loss_gradient(params, X_train, y_train):
    x1, x2, y = X_train[:, 0], X_train[:, 1], y_train.flatten()
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    g1, g2 = f(v11 * x1 + v12 * x2 + b1), f(v21 * x1 + v22 * x2 + b2)
    g3, g4 = f(v31 * x1 + v32 * x2 + b3), f(v41 * x1 + v42 * x2 + b4)
    e = f(a + u1 * g1 + u2 * g2 + u3 * g3 + u4 * g4) - y
    e1, e2, e3, e4 = e * u1 * g1 * (1 - g1), e * u2 * g2 * (1 - g2), e * u3 * g3 * (1 - g3), e * u4 * g4 * (1 - g4)
    dE = [e * g1, e * g2, e * g3, e * g4, e, e1 * x1, e1 * x2, e2 * x1, e2 * x2]
    dE += [e3 * x1, e3 * x2, e4 * x1, e4 * x2, e1, e2, e3, e4]
    return np.array(dE).sum(axis=1)
