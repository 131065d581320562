# expect: wrong; function: network; given: loss=your network, loss_gradient=your network; cause: transposed-v-packing
import numpy as np


def sig(t):
    return 1 / (1 + np.exp(-t))


def network(x, params):
    x1, x2 = x[0], x[1]
    u1, u2, u3, u4, a, v11, v21, v31, v41, v12, v22, v32, v42, b1, b2, b3, b4 = params
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


def loss_gradient(params, X_train, y_train):
    u1, u2, u3, u4, a, v11, v21, v31, v41, v12, v22, v32, v42, b1, b2, b3, b4 = params
    grad = np.zeros(17)
    for (x1, x2), t in zip(X_train, np.ravel(y_train)):
        g1 = sig(v11 * x1 + v12 * x2 + b1)
        g2 = sig(v21 * x1 + v22 * x2 + b2)
        g3 = sig(v31 * x1 + v32 * x2 + b3)
        g4 = sig(v41 * x1 + v42 * x2 + b4)
        p = sig(u1 * g1 + u2 * g2 + u3 * g3 + u4 * g4 + a)
        d = p - t
        d1 = d * u1 * g1 * (1 - g1)
        d2 = d * u2 * g2 * (1 - g2)
        d3 = d * u3 * g3 * (1 - g3)
        d4 = d * u4 * g4 * (1 - g4)
        grad += np.array([
            d * g1, d * g2, d * g3, d * g4, d,
            d1 * x1, d2 * x1, d3 * x1, d4 * x1, d1 * x2, d2 * x2, d3 * x2, d4 * x2,
            d1, d2, d3, d4,
        ])
    return grad
