# expect: right; note: nan-in-saturation

import autograd.numpy as np
from autograd import grad


def network(x, params):
    V = params[5:13].reshape(4, 2)
    G = 1 / (1 + np.exp(-(np.dot(V, np.array(x)) + params[13:17])))
    return 1 / (1 + np.exp(-(np.dot(params[0:4], G) + params[4])))


def loss(params, X_train, y_train):
    E = 0.0
    for i in range(len(X_train)):
        y_out = network(X_train[i], params)
        y = float(np.ravel(y_train)[i])
        E -= y * np.log(y_out) + (1 - y) * np.log(1 - y_out)
    return E


loss_gradient = grad(loss, 0)
