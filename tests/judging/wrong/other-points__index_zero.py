# expect: wrong; function: loss; given: loss_gradient=your loss; cause: other-points
import autograd.numpy as np
from autograd import grad


def phi(t):
    return 1 / (1 + np.exp(-t))


def network(x, params):
    z = params[4]
    for j in range(4):
        z = z + params[j] * phi(params[5 + 2 * j] * x[0] + params[6 + 2 * j] * x[1] + params[13 + j])
    return phi(z)


def loss(params, X_train, y_train):
    total = 0.0
    for i in range(len(X_train)):
        p = network(X_train[0], params)
        t = np.ravel(y_train)[i]
        total = total - t * np.log(p) - (1 - t) * np.log(1 - p)
    return total


loss_gradient = grad(loss)
