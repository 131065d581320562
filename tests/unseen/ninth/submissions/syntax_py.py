import numpy as np


def network(x, params):
    V = np.array([params[5:7], params[7:9], params[9:11], params[11:13]])
    z1 = V.dot(np.array(x)) + params[13:17]
    a1 = 1.0 / (1.0 + np.exp(-z1))
    z2 = np.dot(a1, params[0:4]) + params[4]
    return 1.0 / (1.0 + np.exp(-z2))


def loss(params, X_train, y_train):
    E = 0.0
    for n, target in enumerate(np.ravel(y_train)):
        o = network(X_train[n], params)
        E -= np.log(o) if target else np.log(1 - o)
    return E


def loss_gradient(params, X_train, y_train)
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        d = network(x, params) - t
        g[4] += d
    return g
