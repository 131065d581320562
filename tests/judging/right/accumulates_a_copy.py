# expect: right
import numpy as np


def sigmoid(z):
    return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))


def network(x, params):
    params = params.copy()
    u, a = params[:4], params[4]
    g = np.zeros(4)
    for j in range(4):
        g[j] = sigmoid(params[5 + 2 * j] * x[0] + params[5 + 2 * j + 1] * x[1] + params[13 + j])
    u *= g  # of the copy
    return sigmoid(u.sum() + a)


def loss(params, X_train, y_train):
    total = np.zeros(1)
    for i, x in enumerate(X_train):
        p = network(x, params)
        z = np.log(p) - np.log1p(-p) if 1e-3 < p < 1 - 1e-3 else exact_logit(x, params)
        total += np.logaddexp(0, z) - y_train[i] * z
    return total[0]


def exact_logit(x, params):
    t = params[5:13:2] * x[0] + params[6:13:2] * x[1] + params[13:]
    return np.dot(params[:4], sigmoid(t)) + params[4]


def loss_gradient(params, X_train, y_train):
    gradient = np.zeros(17)
    for i, x in enumerate(X_train):
        g = sigmoid(params[5:13:2] * x[0] + params[6:13:2] * x[1] + params[13:])
        gradient[0:4] += (network(x, params) - y_train[i]) * g
        gradient[4] += (network(x, params) - y_train[i]).item()
        chain = (network(x, params) - y_train[i]) * params[0:4] * g * (1 - g)
        gradient[5:13] += np.array([chain * x[0], chain * x[1]]).T.flatten()
        gradient[13:17] += chain
    return gradient
