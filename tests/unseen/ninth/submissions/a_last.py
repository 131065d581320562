import numpy as np


def network(x, params):
    x1, x2 = x[0], x[1]
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    h1 = 1. / (1. + np.exp(-(v11 * x1 + v12 * x2 + b1)))
    h2 = 1. / (1. + np.exp(-(v21 * x1 + v22 * x2 + b2)))
    h3 = 1. / (1. + np.exp(-(v31 * x1 + v32 * x2 + b3)))
    h4 = 1. / (1. + np.exp(-(v41 * x1 + v42 * x2 + b4)))
    out = u1 * h1 + u2 * h2 + u3 * h3 + u4 * h4 + a
    return 1. / (1. + np.exp(-out))


def loss(params, X_train, y_train):
    total = 0.0
    for xi, yi in zip(X_train, np.ravel(y_train)):
        f = network(xi, params)
        if yi == 1:
            total = total - np.log(f)
        else:
            total = total - np.log(1 - f)
    return total


def loss_gradient(params, X_train, y_train):
    V = params[5:13].reshape(4, 2)
    du, dV, db, da = np.zeros(4), np.zeros((4, 2)), np.zeros(4), 0
    for x, t in zip(X_train, np.ravel(y_train)):
        h = 1/(1+np.exp(-(V@x+params[13:])))
        d = network(x, params) - t
        du += d*h
        da += d
        k = d*params[:4]*h*(1-h)
        dV += np.outer(k, x)
        db += k
    return np.concatenate([du, dV.flatten(), db, [da]])
