import numpy as np


def network(x, params):
    from scipy.special import expit
    weights = np.reshape(params[5:13], (-1, 2))
    return expit(np.vdot(params[:4], expit(np.dot(weights, x) + params[-4:])) + params[4])


def loss(params, X_train, y_train):
    labels = np.ravel(y_train)
    s = 0.
    for k in range(len(labels)):
        out = network(X_train[k], params)
        if labels[k] == 1:
            s += np.log(out)
        else:
            s += np.log(1. - out)
    return -s


def loss_gradient(params, X_train, y_train):
    step = 0.01
    L0 = loss(params, X_train, y_train)
    g = []
    for i in range(17):
        shifted = params.copy()
        shifted[i] += step
        g.append((loss(shifted, X_train, y_train) - L0)/step)
    return np.array(g)
